package org.poolscope.workload.images.output;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.workload.Texts;

/// How results are called: a path relative to the output folder, with `{folder}`, `{name}` and `{ext}` in it for those
/// of the original, or the ending of another format. Every process gives the same result the same name, whatever else
/// is in the batch. Immutable.
public final class NameTemplate {

    /// Results are called as their originals are.
    public static final String SAME = "{folder}/{name}.{ext}";

    private static final Pattern PIECE = Pattern.compile("\\{[^{}]*}|[^{]+|\\{");
    private static final List<String> KNOWN = List.of("{folder}", "{name}", "{ext}");
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");

    private final String text;

    private NameTemplate(String text) {
        this.text = text;
    }

    /// Reads a template.
    ///
    /// @throws IllegalArgumentException if it has other words in braces, or leads out of the output folder; the message
    ///                                  is a sentence without its subject, for a person
    public static NameTemplate of(String text) {
        Texts texts = Texts.of(NameTemplate.class);
        pieces(text).filter(piece -> piece.startsWith("{") && !KNOWN.contains(piece)).findFirst().ifPresent(piece -> {
            throw new IllegalArgumentException(texts.format("name.unknown", piece, String.join(", ", KNOWN)));
        });
        boolean leadsOut = text.startsWith("/") || SEPARATOR.splitAsStream(text).anyMatch(".."::equals);
        boolean names = SEPARATOR.splitAsStream(text).reduce((_, last) -> last).map(String::strip)
                .filter(last -> !last.isEmpty() && !text.endsWith("/")).isPresent();
        if (leadsOut || !names || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(texts.format("name.no-path", SAME));
        }
        return new NameTemplate(text);
    }

    /// Whether the result of every original is called as that is, but for its ending.
    public boolean isSame() {
        return text.equals(SAME);
    }

    /// What the result of an item is called.
    ///
    /// @param item   a name as [ItemName] gives it
    /// @param ending what `{ext}` stands for, without its dot; empty for the original's own
    public String of(String item, String ending) {
        if (isSame() && ending.isEmpty()) {
            return item;
        }
        boolean byBytes = item.startsWith(ItemName.BY_BYTES);
        String plain = byBytes
                ? item.substring(ItemName.BY_BYTES.length()) : item.replace(File.separatorChar, '/');
        int slash = plain.lastIndexOf('/');
        String file = plain.substring(slash + 1);
        int dot = ItemName.dot(file);
        var name = new StringBuilder();
        pieces(text).forEach(piece -> {
            switch (piece) {
                case "{folder}" -> name.append(plain, 0, Math.max(0, slash));
                case "{name}" -> name.append(file, 0, dot);
                case "{ext}" -> addEnding(name, ending.isEmpty() ? file.substring(dot).replace(".", "") : ending);
                default -> name.append(byBytes ? encoded(piece) : piece);
            }
        });
        String clean = Arrays.stream(name.toString().split("/")).filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/"));
        return byBytes ? ItemName.BY_BYTES + clean : clean;
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

    private static Stream<String> pieces(String text) {
        return PIECE.matcher(text).results().map(MatchResult::group);
    }

    /// As it was read.
    @Override
    public String toString() {
        return text;
    }
}
