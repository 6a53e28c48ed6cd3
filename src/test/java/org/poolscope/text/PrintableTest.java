package org.poolscope.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "photo_0007.jpg", "Grün/Straße €.jpg", "C:\\new\\table", "写真", "\ud83d\ude00",
            "\ud83d\udc68\u200d\ud83d\udc69", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "a\u00a0b"})
    void shouldLeaveWhatIsOnlyRead(String text) {
        assertSame(text, Printable.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "'a\u001b[2Jb', 'a\\u001b[2Jb'",
        "'a\nall succeeded', 'a\\nall succeeded'",
        "'a\rb\tc', 'a\\rb\\tc'",
        "'\u0000\u0007\u007f', '\\u0000\\u0007\\u007f'",
        "'a\u009b31mb', 'a\\u009b31mb'",
        "'a\u0085b', 'a\\u0085b'",
        "'gpj.\u202eexe', 'gpj.\\u202eexe'",
        "'\u2066x\u2069', '\\u2066x\\u2069'",
        "'a\u2028b', 'a\\u2028b'",
        "'a\u200bb\ufeff', 'a\\u200bb\\ufeff'",
        "'Gr\udbff\udffcn', 'Gr\\xFCn'"})
    void shouldEscapeWhatActs(String text, String shown) {
        assertEquals(shown, Printable.of(text));
    }

    /// Not among the others: half a pair does not survive being written to a class file.
    @ParameterizedTest
    @ValueSource(ints = {0xD800, 0xDFFF})
    void shouldEscapeHalfAPair(int half) {
        assertEquals("a\\u%04xb".formatted(half), Printable.of("a" + (char) half + "b"));
    }
}
