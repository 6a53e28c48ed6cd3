package org.poolscope.workload.command.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {

    @Test
    void shouldSplitAsAShellDoes() {
        assertEquals(List.of("a", "b c", "d", "e'f", "g\"h", "i j", "", "k l"),
                ShellWords.split("a  'b c'\td \"e'f\" 'g\"h' i\\ j ''  k' 'l\n"));
        assertEquals(List.of("a\\b", "a\\b", "ab", "$x", "a\\nb", "a\"b"),
                ShellWords.split("'a\\b' \"a\\b\" a\\b '$x' \"a\\nb\" \"a\\\"b\""));
        assertEquals(List.of("ab", "|", ">", "$1", "a$"), ShellWords.split("a\\\nb '|' \\> \\$1 a$"));
        assertEquals(List.of(), ShellWords.split(" \n "));
    }

    @Test
    void shouldNameAQuoteThatIsNotClosed() {
        assertEquals("has a ' at 6 that is not closed", refusal("echo 'it is"));
        assertEquals("has a \" at 6 that is not closed", refusal("echo \"it is"));
        assertEquals("ends with a backslash that nothing follows", refusal("echo \\"));
    }

    /// Otherwise it would go to the program as an argument, and nobody would notice.
    @ParameterizedTest
    @ValueSource(strings = {"ls | wc", "a > b", "a < b", "a; b", "a && b", "a & b", "a 2>&1"})
    void shouldRefuseWhatOnlyAShellUnderstands(String text) {
        assertTrue(refusal(text).contains("which only a shell understands"), refusal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo $HOME", "echo \"$HOME\"", "echo $(ls)", "echo `ls`", "echo ${x}", "echo $1"})
    void shouldRefuseWhatOnlyAShellFillsIn(String text) {
        assertTrue(refusal(text).contains("which only a shell fills in"), refusal(text));
    }

    @Test
    void shouldNameTheWholeOfWhatOnlyAShellFillsIn() {
        assertTrue(refusal("echo $HOME/a").startsWith("has $HOME, "), refusal("echo $HOME/a"));
        assertTrue(refusal("echo \"${x:-a b}\"").startsWith("has ${x:-a b}, "), refusal("echo \"${x:-a b}\""));
        assertTrue(refusal("echo $(ls -l) b").startsWith("has $(ls -l), "), refusal("echo $(ls -l) b"));
        assertTrue(refusal("echo `ls` `pwd`").startsWith("has `ls`, "), refusal("echo `ls` `pwd`"));
        assertTrue(refusal("echo $12").startsWith("has $1, "), refusal("echo $12"));
    }

    @Test
    void shouldJoinWordsSoThatTheyAreSplitAgain() {
        List<String> words = List.of("ffmpeg", "-i", "{}", "it's", "a b", "", "$x", "two\nlines", "\\", "{out}/{/.}.x");

        assertEquals(words, ShellWords.split(ShellWords.join(words)));
        assertEquals("ffmpeg -i {} 'it'\\''s' 'a b' '' '$x' 'two\nlines' '\\' {out}/{/.}.x", ShellWords.join(words));
    }

    private static String refusal(String text) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> ShellWords.split(text)).getMessage());
    }
}
