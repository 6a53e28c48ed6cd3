package org.poolscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StackTextTest {

    @Test
    void shouldKeepAMessageWithinItsLineThoughItIsMadeToLookLikeMore() {
        var cause = new IllegalArgumentException("images:\n\tat all.succeeded(\u202eNowhere.java:1)");
        var error = new IllegalStateException("a\u001b[2J\r\n\tb", cause);

        List<String> lines = StackText.of(error).lines().toList();

        assertEquals("java.lang.IllegalStateException: a\\u001b[2J\\r\\n\\tb", lines.getFirst());
        assertTrue(lines.get(1).startsWith("\tat org.poolscope.text.StackTextTest."), lines.get(1));
        assertTrue(lines.contains("Caused by: java.lang.IllegalArgumentException: "
                + "images:\\n\\tat all.succeeded(\\u202eNowhere.java:1)"), lines::toString);
        assertTrue(String.join("", lines).chars().noneMatch(c -> c == 0x1b || c == 0x202e), lines::toString);
    }
}
