package org.poolscope.workload.command.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptFileTest {

    private static final int KEPT = 128 << 10;

    @TempDir
    Path folder;

    private KeptFile file(int length) throws IOException {
        Path path = folder.resolve("1.out");
        byte[] written = new byte[length];
        for (int i = 0; i < length; i++) {
            written[i] = (byte) ('a' + i / 1000 % 26);
        }
        Files.write(path, written);
        return new KeptFile(path, new KeptSize(KEPT));
    }

    /// G06: while the program writes, the space in the middle is given back, and whoever writes loses no place.
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldGiveBackTheMiddleOfWhatAProgramWritesWithoutEnd() throws IOException {
        KeptFile file = file(1 << 20);

        file.bound();

        byte[] left = Files.readAllBytes(file.path());
        assertEquals(1 << 20, left.length);
        assertArrayEquals(new byte[left.length - KEPT], Arrays.copyOfRange(left, KEPT / 2, left.length - KEPT / 2));
        assertTrue(left[0] != 0 && left[KEPT / 2 - 1] != 0 && left[left.length - KEPT / 2] != 0);
    }

    /// G21
    @Test
    void shouldKeepFirstAndLastAndSayInTheirMiddleWhatIsMissing() throws IOException {
        KeptFile file = file(1 << 20);
        byte[] all = Files.readAllBytes(file.path());

        file.bound();
        long missing = file.settle(file.length());

        assertEquals((1 << 20) - KEPT, missing);
        String note = "\n[917,504 bytes left out here, from byte 65,536 on]\n";
        byte[] kept = Files.readAllBytes(file.path());
        assertEquals(KEPT + note.length(), kept.length);
        assertArrayEquals(Arrays.copyOf(all, KEPT / 2), Arrays.copyOf(kept, KEPT / 2));
        assertEquals(note, new String(kept, KEPT / 2, note.length(), StandardCharsets.UTF_8));
        assertArrayEquals(Arrays.copyOfRange(all, all.length - KEPT / 2, all.length),
                Arrays.copyOfRange(kept, kept.length - KEPT / 2, kept.length));
        assertEquals(0, new KeptFile(file.path(), KeptSize.ALL).settle(kept.length));
    }

    /// As a daemon does that a program has left running.
    @Test
    void shouldLoseNothingThatIsAppendedAfterwards() throws IOException {
        KeptFile file = file(1 << 20);
        try (var daemon = new FileOutputStream(file.path().toFile(), true)) {
            file.settle(file.length());
            long length = Files.size(file.path());

            daemon.write("later".getBytes(StandardCharsets.UTF_8));

            assertEquals(length + 5, Files.size(file.path()));
            assertTrue(Files.readString(file.path()).endsWith("later"));
        }
    }

    @Test
    void shouldLeaveAloneWhatIsShortOrNotThere() throws IOException {
        KeptFile file = file(KEPT);
        assertEquals(0, file.settle(file.length()));
        assertEquals(KEPT, Files.size(file.path()));

        var missing = new KeptFile(folder.resolve("none"), new KeptSize(KEPT));
        missing.bound();
        assertEquals(0, missing.settle(missing.length()));
        assertFalse(missing.drop());
        assertFalse(Files.exists(missing.path()));
    }

    @ParameterizedTest
    @CsvSource({"64MB, 67108864", "1 kb, 1024", "2GB, 2147483648", "all, 9223372036854775807"})
    void shouldReadASize(String text, long bytes) {
        assertEquals(bytes, KeptSize.parse(text).bytes());
    }

    @ParameterizedTest
    @CsvSource({"64", "0MB", "-1MB", "MB", "much", "''", "99999999999GB"})
    void shouldRefuseWhatIsNoSize(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> KeptSize.parse(text));
        assertEquals("must be a size of 1KB at least, as in 64MB, or all; not '" + text + "'", refused.getMessage());
    }
}
