package org.poolscope.workload.command.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final ItemFacts FACTS = new ItemFacts("/photos/a b/Old.Tree.jpg", 17, 2, 4, 3, "/out/a b",
            List.of());

    @ParameterizedTest
    @CsvSource({
        "{}, /photos/a b/Old.Tree.jpg",
        "{.}, /photos/a b/Old.Tree",
        "{/}, Old.Tree.jpg",
        "{//}, /photos/a b",
        "{/.}, Old.Tree",
        "{#}, 17",
        "{%}, 2",
        "{threads}, 4",
        "{attempt}, 3",
        "{out}, /out/a b",
        "{out}/{/.}.webm, /out/a b/Old.Tree.webm",
        "x{}x{#}x, x/photos/a b/Old.Tree.jpgx17x"})
    void shouldFillInAPlaceholderWithinItsWord(String word, String filled) {
        assertEquals(List.of("run", "17", filled), fill("run {#} " + ShellWords.join(List.of(word)), FACTS));
    }

    @ParameterizedTest
    @CsvSource({
        "a, a, a, ., a",
        "a.tar.gz, a.tar, a.tar.gz, ., a.tar",
        ".profile, .profile, .profile, ., .profile",
        "a.b/c, a.b/c, c, a.b, c",
        "/c.d, /c, c.d, /, c",
        "'', '', '', ., ''"})
    void shouldTakeAnItemApartAsAPath(String item, String withoutEnding, String name, String folder, String plain) {
        assertEquals(List.of("run", item, withoutEnding, name, folder, plain),
                fill("run {} {.} {/} {//} {/.}", of(item)));
    }

    /// G01: whatever is in an item, it is one argument, and nothing in it is filled in again.
    @ParameterizedTest
    @ValueSource(strings = {"a b", "it's \"so\"", "two\nlines", "-rf", "$(touch x)", "{#} {.}", "\\", "*", ""})
    void shouldKeepAnItemOneArgument(String item) {
        assertEquals(List.of("run", item), fill("run {}", of(item)));
        assertEquals(List.of("sh", "-c", "cat \"$1\" {#}", "sh", item),
                Template.ofShell("cat \"$1\" {#}").fill(of(item)));
    }

    @Test
    void shouldLeaveBracesAloneThatAreNoPlaceholder() {
        assertEquals(List.of("awk", "{print $1}", "{a,b}", "{{ .x }}", "}{", "a"),
                fill("awk '{print $1}' {a,b} '{{ .x }}' }{ {}", of("a")));
    }

    /// G02
    @Test
    void shouldRefuseAnUnknownPlaceholderAndSayWhichThereAre() {
        String refusal = refusal("run {} {nmae}");

        assertTrue(refusal.startsWith("has {nmae}, which is no placeholder; there are {} {.} {/}"), refusal);
        assertTrue(refusal("run {} {1}").startsWith("has {1}"));
        assertTrue(refusal("run {} {/..}").startsWith("has {/..}"));
    }

    @Test
    void shouldOfferAPlaceholderWhereThereIsNone() {
        assertEquals("has no placeholder, so it would do the same for every item; write gzip -9 {} to have the item "
                + "at the end", refusal("gzip -9"));
        assertTrue(refusal("run {threads} {out} {%}").contains("no placeholder"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Template.ofShell("ls"))
                .getMessage().contains("write ls \"$1\" to have it at the end"));
    }

    @Test
    void shouldRefuseNothing() {
        assertEquals("must be a program and its arguments, as in gzip -9 {}", refusal("  "));
    }

    private static ItemFacts of(String item) {
        return new ItemFacts(item, 1, 1, 1, 1, "", List.of());
    }

    private static List<String> fill(String template, ItemFacts facts) {
        return Template.parse(template, false).fill(facts);
    }

    private static String refusal(String template) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> Template.parse(template, false)).getMessage());
    }
}
