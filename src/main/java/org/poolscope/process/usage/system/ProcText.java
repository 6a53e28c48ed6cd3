package org.poolscope.process.usage.system;

import java.nio.charset.StandardCharsets;

/// The text of a file of `/proc`, and how numbers are found in it without making anything. One buffer is for all files.
final class ProcText {

    private static final int ROOM = 4096;
    private static final int MOST_WORDS = 512;

    private final byte[] bytes = new byte[ROOM];
    private final int[] begins = new int[MOST_WORDS];
    private int size;

    /// Room for where words begin.
    int[] begins() {
        return begins;
    }

    /// @return whether there is a text
    boolean read(ProcFile file) {
        size = file.read(bytes);
        return size > 0;
    }

    /// Where what follows a key begins; the key is at the begin of a line.
    ///
    /// @return below 0 if it is nowhere
    int after(byte[] key) {
        for (int at = 0; at + key.length <= size; at++) {
            if ((at == 0 || bytes[at - 1] == '\n') && isAt(at, key)) {
                return at + key.length;
            }
        }
        return -1;
    }

    private boolean isAt(int at, byte[] key) {
        for (int i = 0; i < key.length; i++) {
            if (bytes[at + i] != key[i]) {
                return false;
            }
        }
        return true;
    }

    /// The place of the last byte of a kind; below 0 if there is none.
    int last(char wanted) {
        for (int at = size - 1; at >= 0; at--) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    /// The place of the first byte of a kind; below 0 if there is none.
    int first(char wanted) {
        for (int at = 0; at < size; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    char at(int place) {
        return place >= 0 && place < size ? (char) (bytes[place] & 0xFF) : 0;
    }

    /// Finds where words begin, the first of them at a place.
    ///
    /// @return how many there are of those that have room
    int words(int from, int[] begins) {
        int count = 0;
        for (int at = from; at < size && count < begins.length; at++) {
            begins[count++] = at;
            while (at < size && bytes[at] != ' ') {
                at++;
            }
        }
        return count;
    }

    /// The number that begins at a place, behind blanks; 0 if there is none.
    long number(int from) {
        int at = from;
        while (at < size && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        long value = 0;
        for (; at < size && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            value = value * 10 + (bytes[at] - '0');
        }
        return value;
    }

    boolean is(int from, int to, byte[] other) {
        return to - from == other.length && isAt(from, other);
    }

    byte[] copy(int from, int to) {
        byte[] copy = new byte[Math.max(0, to - from)];
        System.arraycopy(bytes, from, copy, 0, copy.length);
        return copy;
    }

    static byte[] key(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
