package org.poolscope.workload.command.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.poolscope.process.ByteText;

class ItemStreamTest {

    /// Gives a piece at each read.
    static InputStream pieces(String... texts) {
        Queue<String> left = new ArrayDeque<>(List.of(texts));
        return new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("one byte would be waited for");
            }

            @Override
            public int read(byte[] bytes) {
                String next = left.poll();
                if (next == null) {
                    return -1;
                }
                byte[] piece = next.getBytes(StandardCharsets.ISO_8859_1);
                System.arraycopy(piece, 0, bytes, 0, piece.length);
                return piece.length;
            }
        };
    }

    @Test
    void shouldGiveItemsAsSoonAsTheyHaveEnded() throws IOException {
        var items = new ItemStream(pieces("one\ntw", "o\r\n\n", "\n", "three\nfour\nfi", "ve"), false);

        assertEquals(List.of("one"), items.next());
        assertEquals(List.of("two"), items.next());
        assertEquals(List.of("three", "four"), items.next());
        assertEquals(List.of("five"), items.next());
        assertEquals(List.of(), items.next());
        assertEquals(List.of(), items.next());
        assertEquals(List.of("2 empty lines are left out"), items.notes());
    }

    @Test
    void shouldKeepBytesThatAreNoText() throws IOException {
        var items = new ItemStream(pieces("\u00fc", "x\0\0\n"), true);

        assertEquals(List.of(ByteText.of(new byte[] {(byte) 0xfc, 'x'}), ""), items.next());
        assertEquals(List.of("\n"), items.next());
        assertEquals(List.of(), items.notes());
    }

    /// G03
    @Test
    void shouldSeeBeforeTheFirstItemWhetherThereAreAny() throws IOException {
        InputStream some = new BufferedInputStream(new ByteArrayInputStream("\n\r\na\nb\n".getBytes()));
        assertTrue(ItemFile.await(some, false));
        assertEquals(List.of("a", "b"), new ItemStream(some, false).next());

        assertFalse(ItemFile.await(new BufferedInputStream(new ByteArrayInputStream("\n\n".getBytes())), false));
        InputStream nul = new BufferedInputStream(new ByteArrayInputStream("a\n\0b\n".getBytes()));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ItemFile.await(nul, false)).getMessage()
                .startsWith("has NUL bytes in it"));
    }

    @Test
    void shouldRefuseNulBytesInLines() throws IOException {
        var items = new ItemStream(pieces("one\n", "a\0b\n"), false);
        items.next();

        assertEquals("standard input has NUL bytes in it; nul=true takes them for the ends of items, as -0 does for "
                + "each", assertThrows(IOException.class, items::next).getMessage());
    }
}
