package org.poolscope.workload.images.output;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.poolscope.workload.Texts;

/// How results are called: a path relative to the output folder, with words in braces in it.
///
/// | word | stands for |
/// | --- | --- |
/// | `{folder}`, `{name}` | those of the original |
/// | `{ext}` | its ending, or that of another format |
/// | `{n}` | its number in the batch, with as many digits as the last one has |
/// | `{date}`, `{date:yyyy-MM-dd}` | when it was taken, in any form of [DateTimeFormatter], with English words |
///
/// Every process gives the same result the same name. Immutable.
public final class NameTemplate {

    /// Results are called as their originals are.
    public static final String SAME = "{folder}/{name}.{ext}";

    private static final Pattern PIECE = Pattern.compile("\\{[^{}]*}|[^{]+|\\{");
    private static final String DATE = "{date";
    private static final String USUAL_DATE = "yyyy-MM-dd";
    private static final List<String> KNOWN = List.of("{folder}", "{name}", "{ext}", "{n}", "{date}");
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");
    private static final LocalDateTime SOME_DATE = LocalDateTime.of(2026, 11, 30, 23, 59, 58);

    private final String text;
    private final List<String> pieces;
    /// By the pieces that they are for.
    private final Map<String, DateTimeFormatter> dates = new HashMap<>();

    /// What is known of an item.
    ///
    /// @param name   as [ItemName] gives it
    /// @param ending what `{ext}` stands for, without its dot; empty for the original's own
    /// @param number from 1, in the order of the batch
    /// @param of     how many the batch has
    /// @param date   when it was taken; asked only if that is in the name
    public record Item(String name, String ending, long number, long of, Dated date) {}

    /// Something that has a date, which may have to be read.
    @FunctionalInterface
    public interface Dated {
        LocalDateTime date() throws IOException;
    }

    private NameTemplate(String text) {
        this.text = text;
        pieces = PIECE.matcher(text).results().map(MatchResult::group).toList();
        pieces.stream().filter(piece -> piece.startsWith("{")).forEach(this::read);
    }

    private void read(String piece) {
        Texts texts = Texts.of(NameTemplate.class);
        boolean formed = piece.startsWith(DATE + ":") && piece.endsWith("}");
        if (!formed && !KNOWN.contains(piece)) {
            throw new IllegalArgumentException(texts.format("name.unknown", piece, String.join(", ", KNOWN)));
        }
        if (piece.startsWith(DATE)) {
            String form = formed ? piece.substring(DATE.length() + 1, piece.length() - 1) : USUAL_DATE;
            try {
                var formatter = DateTimeFormatter.ofPattern(form, Locale.ENGLISH);
                if (formatter.format(SOME_DATE).isBlank()) {
                    throw new DateTimeException(form);
                }
                dates.put(piece, formatter);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IllegalArgumentException(texts.format("name.no-date", piece, DATE + ":" + USUAL_DATE + "}"));
            }
        }
    }

    /// Reads a template.
    ///
    /// @throws IllegalArgumentException if it has other words in braces, or leads out of the output folder; the message
    ///                                  is a sentence without its subject, for a person
    public static NameTemplate of(String text) {
        var template = new NameTemplate(text);
        String dated = template.pieces.stream().map(piece -> template.dates.containsKey(piece)
                ? template.dates.get(piece).format(SOME_DATE) : piece).collect(Collectors.joining());
        boolean leadsOut = dated.startsWith("/") || SEPARATOR.splitAsStream(dated).anyMatch(".."::equals);
        boolean names = SEPARATOR.splitAsStream(dated).reduce((_, last) -> last).map(String::strip)
                .filter(last -> !last.isEmpty() && !dated.endsWith("/")).isPresent();
        if (leadsOut || !names || dated.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(Texts.of(NameTemplate.class).format("name.no-path", SAME));
        }
        return template;
    }

    /// Whether the result of every original is called as that is, but for its ending.
    public boolean isSame() {
        return text.equals(SAME);
    }

    /// What the result of an item is called.
    ///
    /// @throws IOException if its date is asked, and cannot be read
    public String of(Item item) throws IOException {
        if (isSame() && item.ending.isEmpty()) {
            return item.name;
        }
        boolean byBytes = item.name.startsWith(ItemName.BY_BYTES);
        String plain = byBytes
                ? item.name.substring(ItemName.BY_BYTES.length()) : item.name.replace(File.separatorChar, '/');
        int slash = plain.lastIndexOf('/');
        String file = plain.substring(slash + 1);
        int dot = ItemName.dot(file);
        var name = new StringBuilder();
        for (String piece : pieces) {
            DateTimeFormatter date = dates.get(piece);
            switch (date == null ? piece : DATE) {
                case DATE -> name.append(spelled(item.date.date().format(Objects.requireNonNull(date)), byBytes));
                case "{n}" -> name.append(numbered(item));
                case "{folder}" -> name.append(plain, 0, Math.max(0, slash));
                case "{name}" -> name.append(file, 0, dot);
                case "{ext}" -> addEnding(name,
                        item.ending.isEmpty() ? file.substring(dot).replace(".", "") : item.ending);
                default -> name.append(spelled(piece, byBytes));
            }
        }
        String clean = Arrays.stream(name.toString().split("/")).filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/"));
        return byBytes ? ItemName.BY_BYTES + clean : clean;
    }

    private static String numbered(Item item) {
        String number = Long.toString(item.number);
        return "0".repeat(Math.max(0, Long.toString(item.of).length() - number.length())) + number;
    }

    private static String spelled(String piece, boolean byBytes) {
        return byBytes ? encoded(piece) : piece;
    }

    /// Of a name without an ending the dot before it goes, too.
    private static void addEnding(StringBuilder name, String ending) {
        if (ending.isEmpty() && !name.isEmpty() && name.charAt(name.length() - 1) == '.') {
            name.setLength(name.length() - 1);
        }
        name.append(ending);
    }

    /// A text of the template as it stands in a name by bytes.
    private static String encoded(String piece) {
        try {
            // Behind a letter, so that neither a slash nor a colon of it means anything.
            return new URI(null, null, "x/" + piece, null).toASCIIString().substring(2);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(piece, e);
        }
    }

    /// As it was read.
    @Override
    public String toString() {
        return text;
    }
}
