package org.poolscope.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteTextTest {

    @Test
    void shouldLeaveTextAsItIs() {
        String text = "Grüße 😀 \n\u0000";

        assertEquals(text, ByteText.of(text.getBytes(StandardCharsets.UTF_8)));
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), ByteText.bytes(text));
        assertTrue(ByteText.isText(text));
    }

    @Test
    void shouldKeepEveryByteWhateverItIs() {
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            assertArrayEquals(bytes, ByteText.bytes(ByteText.of(bytes)));
        }
    }

    @Test
    void shouldKeepTheCodePointsThatItUsesItself() {
        for (String text : new String[] {"a\uDBFF\uDFFFb", "\uDBFF\uDF80", "ü\uDBFF\uDFFD"}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertArrayEquals(bytes, ByteText.bytes(ByteText.of(bytes)));
        }
        byte[] mixed = {(byte) 0xF4, (byte) 0x8F, (byte) 0xBF, (byte) 0xBD, (byte) 0xFC};
        assertArrayEquals(mixed, ByteText.bytes(ByteText.of(mixed)));
    }

    @Test
    void shouldSurviveTheWayToAWorker() {
        String odd = ByteText.of(new byte[] {'a', (byte) 0xFC});

        assertEquals(odd, new String(odd.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Test
    void shouldShowSuchBytesByTheirNumbers() {
        String odd = ByteText.of(new byte[] {'a', (byte) 0xFC, 'b'});

        assertFalse(ByteText.isText(odd));
        assertEquals("a\\xFCb", ByteText.shown(odd));
    }

    @Test
    void shouldNameAFileWithSuchBytes(@TempDir Path folder) throws Exception {
        String odd = ByteText.of(folder) + "/" + ByteText.of(new byte[] {'a', ' ', '%', (byte) 0xFC});

        Path file = ByteText.path(odd);
        Files.writeString(file, "");
        try (var files = Files.list(folder)) {
            assertEquals(odd, ByteText.of(files.findFirst().orElseThrow()));
        }
    }
}
