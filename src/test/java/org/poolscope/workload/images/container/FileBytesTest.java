package org.poolscope.workload.images.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.ValueLayout;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.images.picture.Memory;
import org.poolscope.workload.images.picture.PictureException;

@RunsBeside
class FileBytesTest {

    @TempDir
    Path folder;

    /// I10
    @Test
    void shouldRefuseAFileByTheMemoryOfTheMachineAlone() {
        var nothing = Channels.newChannel(new ByteArrayInputStream(new byte[0]));

        var refusal = assertThrows(PictureException.class,
                () -> FileBytes.read(nothing, Long.MAX_VALUE, new Buffer()));

        assertTrue(refusal.getMessage().contains("files up to " + Math.min(Memory.megabytes(Memory.most()), 2047)),
                refusal.getMessage());
    }

    /// I12
    @Test
    void shouldEndWhereAFileEndsThatIsCutShortWhileItIsRead() throws IOException {
        byte[] content = noise(100_000);
        var half = Channels.newChannel(new ByteArrayInputStream(content, 0, 50_000));

        try (FileBytes bytes = FileBytes.read(half, content.length, new Buffer())) {
            assertEquals(50_000, bytes.length());
            assertEquals(content[49_999], bytes.get(49_999));
            assertThrows(IndexOutOfBoundsException.class, () -> bytes.get(50_000));
        }
    }

    /// I12
    @Test
    void shouldStayAsItWasReadWhateverBecomesOfTheFile() throws IOException {
        byte[] content = noise(100_000);
        Path file = Files.write(folder.resolve("file"), content);

        try (FileBytes bytes = FileBytes.read(file, new Buffer())) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(1);
            }
            assertArrayEquals(content, bytes.memory().toArray(ValueLayout.JAVA_BYTE));
            assertEquals(content[99_999], bytes.get(99_999));
        }
    }

    @Test
    void shouldGiveUpWhenInterrupted() throws IOException {
        Path file = Files.write(folder.resolve("file"), noise(10));
        Thread.currentThread().interrupt();
        try {
            assertThrows(InterruptedIOException.class, () -> FileBytes.read(file, new Buffer()));
        } finally {
            assertTrue(Thread.interrupted(), "the interrupt is still to be seen");
        }
    }

    @Test
    void shouldFindEveryByteInWhateverOrder() {
        byte[] content = noise(70_000);
        FileBytes bytes = FileBytes.of(content);
        var random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            int at = random.nextInt(content.length - 4);
            assertEquals(content[at], bytes.get(at));
            assertEquals(content[at + 3] & 0xFF, bytes.bigEndian(at) & 0xFF);
            assertEquals(content[at] & 0xFF, bytes.littleEndian(at) & 0xFF);
        }
        int found = 0;
        int at = bytes.next255(0, content.length);
        while (at < content.length) {
            assertEquals(-1, content[at]);
            found++;
            at = bytes.next255(at + 1, content.length);
        }
        int there = 0;
        for (byte one : content) {
            there += one == -1 ? 1 : 0;
        }
        assertEquals(there, found);
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }
}
