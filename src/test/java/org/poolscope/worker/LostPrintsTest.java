package org.poolscope.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LostPrintsTest {

    private final Disk disk = new Disk();
    private final PrintStream stdout = new PrintStream(disk, true, StandardCharsets.UTF_8);
    private final PrintStream stderr = new PrintStream(disk, true, StandardCharsets.UTF_8);
    private final LostPrints lost = new LostPrints(stdout, stderr, disk);

    /// Takes nothing while it is full.
    private static final class Disk extends OutputStream {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private boolean full;

        @Override
        public void write(int one) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            kept.write(one);
        }

        String text() {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldSayNothingWhenAllWasKept() {
        stdout.println("one");
        lost.tell();
        stderr.println("two");
        lost.tell();
        assertEquals("one\ntwo\n".replace("\n", System.lineSeparator()), disk.text());
    }

    @Test
    void shouldTellOnceWhatWasLostToAFullDiskAsSoonAsThereIsRoom() {
        disk.full = true;
        stdout.print("gone");
        lost.tell();
        assertEquals("", disk.text());

        disk.full = false;
        lost.tell();
        lost.tell();
        assertTrue(disk.text().matches("Poolscope: some of what was printed here is lost, [^\\n]*\\?\n"), disk.text());
    }

    @Test
    void shouldTellWhatStderrHasLostToo() {
        disk.full = true;
        stderr.print("gone");
        disk.full = false;
        lost.tell();
        assertTrue(disk.text().startsWith("Poolscope: some"), disk.text());
    }
}
