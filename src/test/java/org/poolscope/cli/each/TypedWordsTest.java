package org.poolscope.cli.each;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.command.CommandLineText;

class TypedWordsTest {

    private static final byte[] TYPED = "java\0-cp\0x\0each\0cat\0:::\0Gr\u00FCn\0ok\0".getBytes(
            StandardCharsets.ISO_8859_1);

    /// G01: an argument that is no text.
    @Test
    void shouldFindTheBytesThatWereTyped() {
        List<String> exact = TypedWords.exact(List.of("cat", ":::", "Gr\uFFFDn", "ok"), TYPED);

        assertEquals(List.of("cat", ":::", "ok"), List.of(exact.get(0), exact.get(1), exact.get(3)));
        assertArrayEquals("Gr\u00FCn\0".getBytes(StandardCharsets.ISO_8859_1),
                CommandLineText.items(List.of(exact.get(2))));
    }

    @Test
    void shouldRefuseWhatCannotBeFound() {
        assertThrows(InvalidSettingException.class, () -> TypedWords.exact(List.of("other", "Gr\uFFFDn", "ok"), TYPED));
        assertThrows(InvalidSettingException.class, () -> TypedWords.exact(List.of("Gr\uFFFDn"), new byte[0]));
        assertThrows(InvalidSettingException.class, () -> TypedWords.exact(List.of("of no command line", "\uFFFD")));
    }

    @Test
    void shouldLeaveTheOthersAlone() {
        List<String> words = List.of("grün", "b");

        assertEquals(words, TypedWords.exact(words));
    }
}
