package org.poolscope.workload.command.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.workload.Texts;

/// A command line with placeholders: words, each of which stays one word whatever is filled in. Immutable.
public final class Template {

    /// What the setting is called that says it.
    public static final String SETTING = "template";

    private static final Texts TEXTS = Texts.of(Template.class);

    /// What is a placeholder, or looks like one: not the braces of `{print $1}` and `{a,b}`.
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\w-]*|[./#%]{1,3})}");

    private static final Pattern NAME = Pattern.compile("[\\w-]+");

    /// What of a script is filled in for the item.
    private static final Pattern ARGUMENT = Pattern.compile("\\$([1-9@*]|\\{[1-9])");

    /// What is filled in of a column of a table.
    private record Column(String name) {}

    /// Each word in parts: texts, [Placeholder]s and [Column]s.
    private final List<List<Object>> words;
    private final boolean ofShell;

    /// Those that are filled in by their names, in the order of the first mention of each.
    private final List<String> columns;

    private Template(List<List<Object>> words, boolean ofShell) {
        this.words = words;
        this.ofShell = ofShell;
        this.columns = parts().filter(Column.class::isInstance).map(part -> ((Column) part).name()).distinct().toList();
    }

    /// One without a shell.
    ///
    /// @param ofTable whether items are rows, whose columns the command may call by their names
    /// @throws IllegalArgumentException if it is none, in a sentence without its subject
    public static Template parse(String text, boolean ofTable) {
        List<String> words = ShellWords.split(text);
        if (words.isEmpty()) {
             throw new IllegalArgumentException(TEXTS.get("template.empty"));
        }
        if (words.getFirst().isBlank()) {
            throw new IllegalArgumentException(TEXTS.get("template.no-name"));
        }
        List<List<Object>> parts = words.stream().map(word -> parts(word, ofTable)).toList();
        if (parts.stream().flatMap(List::stream).noneMatch(Template::tellsItems)) {
             throw new IllegalArgumentException(TEXTS.format("template.no-placeholder", text.strip() + " {}"));
        }
         return new Template(parts, false);
    }

    private static List<Object> parts(String word, boolean ofTable) {
        List<Object> parts = new ArrayList<>();
        Matcher found = PLACEHOLDER.matcher(word);
        int at = 0;
        while (found.find()) {
            if (found.start() > at) {
                parts.add(word.substring(at, found.start()));
            }
            parts.add(part(found.group(), ofTable));
            at = found.end();
        }
        if (at < word.length() || parts.isEmpty()) {
            parts.add(word.substring(at));
        }
        return parts;
    }

    private static Object part(String placeholder, boolean ofTable) {
        String name = placeholder.substring(1, placeholder.length() - 1);
        Optional<Placeholder> known = Placeholder.called(placeholder);
        if (known.isEmpty() && !(ofTable && NAME.matcher(name).matches())) {
             throw new IllegalArgumentException(TEXTS.format("template.unknown", placeholder, all()));
        }
        return known.isPresent() ? known.get() : new Column(name);
    }

    /// Whether words have a placeholder that tells one item from another. Unknown ones are left for [#parse] to refuse.
    public static boolean tellsItems(List<String> words) {
        return words.stream().anyMatch(word -> PLACEHOLDER.matcher(word).results()
                .anyMatch(found -> Placeholder.called(found.group()).map(Placeholder::isOfItem).orElse(true)));
    }

    private static boolean tellsItems(Object part) {
        return part instanceof Column || part instanceof Placeholder placeholder && placeholder.isOfItem();
    }

    private static String all() {
        return Arrays.stream(Placeholder.values()).map(Placeholder::text).collect(Collectors.joining(" "));
    }

    /// One that a shell runs, with the item as its first argument: braces mean nothing of ours there.
    ///
    /// @throws IllegalArgumentException if it is none, in a sentence without its subject
    public static Template ofShell(String script) {
        if (script.isBlank()) {
             throw new IllegalArgumentException(TEXTS.get("template.empty"));
        }
        if (!ARGUMENT.matcher(script).find()) {
             throw new IllegalArgumentException(TEXTS.format("template.no-argument", script.strip() + " \"$1\""));
        }
         return new Template(List.of(List.of("sh"), List.of("-c"), List.of(script), List.of("sh"),
                List.of(Placeholder.ITEM)), true);
    }

    /// Whether a row's columns all are filled in, one after another, as a shell takes them.
    public boolean takesAllColumns() {
        return ofShell;
    }

    /// Whether the first column is filled in as the item itself.
    public boolean takesFirstColumn() {
        return columns.isEmpty() || parts().anyMatch(part -> part != Placeholder.NUMBER
                && part instanceof Placeholder placeholder && placeholder.isOfItem());
    }

    /// The columns that are filled in by their names, in the order of the first mention of each.
    public List<String> columns() {
        return columns;
    }

    /// Whether it has something that somebody could take for a column of that name, and that is none.
    public boolean looksLikeColumn(String name) {
        String written = "{" + name + "}";
         return parts().anyMatch(part -> part instanceof Placeholder placeholder
                ? !name.isEmpty() && placeholder.text().equals(written)
                : part instanceof String text && text.contains(written));
    }

    private Stream<Object> parts() {
        return words.stream().flatMap(List::stream);
    }

    /// Whether a placeholder is in it.
    public boolean has(Placeholder placeholder) {
        return words.stream().anyMatch(word -> word.contains(placeholder));
    }

    /// The program, if it is the same for all items; otherwise empty.
    public String program() {
        List<Object> first = words.getFirst();
        return first.size() == 1 && first.getFirst() instanceof String name ? name : "";
    }

    /// The words for an item. Without streams, since this comes once for each.
    public List<String> fill(ItemFacts facts) {
        List<String> filled = new ArrayList<>(words.size());
        for (List<Object> word : words) {
            filled.add(word.size() == 1 ? fill(word.getFirst(), facts) : join(word, facts));
        }
        if (ofShell) {
            filled.addAll(facts.columns());
        }
        return filled;
    }

    /// The words that name something in the folder for results, filled in; but for those that name a folder there.
    public List<String> results(ItemFacts facts) {
        List<String> filled = new ArrayList<>();
        for (List<Object> word : words) {
            if (word.contains(Placeholder.OUT) && !(word.getLast() instanceof String end && end.endsWith("/"))) {
                filled.add(join(word, facts));
            }
        }
        return filled;
    }

    private String join(List<Object> word, ItemFacts facts) {
        var joined = new StringBuilder();
        for (Object part : word) {
            joined.append(fill(part, facts));
        }
        return joined.toString();
    }

    private String fill(Object part, ItemFacts facts) {
        if (part instanceof Placeholder placeholder) {
            return placeholder.of(facts);
        }
         return part instanceof Column(String name) ? facts.columns().get(columns.indexOf(name)) : part.toString();
    }
}
