package org.poolscope.workload.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.poolscope.workload.Texts;

/// A command line with placeholders: words, each of which stays one word whatever is filled in. Immutable.
final class Template {

    private static final Texts TEXTS = Texts.of(Template.class);

    /// What is a placeholder, or looks like one: not the braces of `{print $1}` and `{a,b}`.
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\w-]*|[./#%]{1,3})}");

    /// What of a script is filled in for the item.
    private static final Pattern ARGUMENT = Pattern.compile("\\$([1@*]|\\{1)");

    /// Each word in parts: texts and [Placeholder]s.
    private final List<List<Object>> words;

    private Template(List<List<Object>> words) {
        this.words = words;
    }

    /// One without a shell.
    ///
    /// @throws IllegalArgumentException if it is none, in a sentence without its subject
    static Template parse(String text) {
        List<String> words = ShellWords.split(text);
        if (words.isEmpty()) {
            throw new IllegalArgumentException(TEXTS.get("template.empty"));
        }
        List<List<Object>> parts = words.stream().map(Template::parts).toList();
        if (parts.stream().flatMap(List::stream).noneMatch(Template::tellsItems)) {
            throw new IllegalArgumentException(TEXTS.format("template.no-placeholder", text.strip() + " {}"));
        }
        return new Template(parts);
    }

    private static List<Object> parts(String word) {
        List<Object> parts = new ArrayList<>();
        Matcher found = PLACEHOLDER.matcher(word);
        int at = 0;
        while (found.find()) {
            if (found.start() > at) {
                parts.add(word.substring(at, found.start()));
            }
            parts.add(Placeholder.called(found.group()).orElseThrow(() ->
                    new IllegalArgumentException(TEXTS.format("template.unknown", found.group(), all()))));
            at = found.end();
        }
        if (at < word.length() || parts.isEmpty()) {
            parts.add(word.substring(at));
        }
        return parts;
    }

    /// Whether words have a placeholder that tells one item from another. Unknown ones are left for [#parse] to refuse.
    static boolean tellsItems(List<String> words) {
        return words.stream().anyMatch(word -> PLACEHOLDER.matcher(word).results()
                .anyMatch(found -> Placeholder.called(found.group()).map(Placeholder::isOfItem).orElse(true)));
    }

    private static boolean tellsItems(Object part) {
        return part instanceof Placeholder placeholder && placeholder.isOfItem();
    }

    private static String all() {
        return Arrays.stream(Placeholder.values()).map(Placeholder::text).collect(Collectors.joining(" "));
    }

    /// One that a shell runs, with the item as its first argument: braces mean nothing of ours there.
    ///
    /// @throws IllegalArgumentException if it is none, in a sentence without its subject
    static Template ofShell(String script) {
        if (script.isBlank()) {
            throw new IllegalArgumentException(TEXTS.get("template.empty"));
        }
        if (!ARGUMENT.matcher(script).find()) {
            throw new IllegalArgumentException(TEXTS.format("template.no-argument", script.strip() + " \"$1\""));
        }
        return new Template(List.of(List.of("sh"), List.of("-c"), List.of(script), List.of("sh"),
                List.of(Placeholder.ITEM)));
    }

    /// Whether a placeholder is in it.
    boolean has(Placeholder placeholder) {
        return words.stream().anyMatch(word -> word.contains(placeholder));
    }

    /// The program, if it is the same for all items; otherwise empty.
    String program() {
        List<Object> first = words.getFirst();
        return first.size() == 1 && first.getFirst() instanceof String name ? name : "";
    }

    /// The words for an item.
    List<String> fill(ItemFacts facts) {
        return words.stream().map(word -> word.stream()
                .map(part -> part instanceof Placeholder placeholder ? placeholder.of(facts) : part.toString())
                .collect(Collectors.joining())).toList();
    }
}
