package org.poolscope.workload.command.item;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.poolscope.process.ByteText;
import org.poolscope.workload.Texts;

/// Reads items from a file or from standard input: one in each line, or ended by NUL bytes, as `find -print0` tells
/// names that may have line ends in them. What is no text keeps its bytes.
public final class ItemFile {

    public static final String STANDARD_INPUT = "-";

    private static final Texts TEXTS = Texts.of(ItemFile.class);
    private static final int BUFFER = 64 << 10;
    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/0");

    private ItemFile() {}

    /// Whether what comes by standard input would be typed by hand.
    public static boolean isTyped() throws IOException {
        return Files.isSymbolicLink(DESCRIPTOR) && Files.readSymbolicLink(DESCRIPTOR).startsWith("/dev/pts");
    }

    /// Standard input. Not to be closed: where a program is started without one, a JVM has a file of its own there.
    public static InputStream standardInput() {
        return Input.STREAM;
    }

    /// One for all who read it: what has come may be in its buffer.
    private static final class Input {
        static final InputStream STREAM = new BufferedInputStream(new FileInputStream(FileDescriptor.in), BUFFER);

        private Input() {}
    }

    /// @throws IOException if what comes by standard input would be typed by hand
    public static void refuseTyped() throws IOException {
        if (isTyped()) {
            throw new IOException(TEXTS.get("items.terminal"));
        }
    }

    /// Waits until something comes by standard input that may be an item.
    ///
    /// @param nul whether NUL bytes end items, and not line ends
    /// @return whether something does before its end
    /// @throws IllegalArgumentException if there are NUL bytes in the first of it and there may be none
    public static boolean awaitStandardInput(boolean nul) throws IOException {
        return await(standardInput(), nul);
    }

    static boolean await(InputStream in, boolean nul) throws IOException {
        while (true) {
            in.mark(1);
            int b = in.read();
            if (b < 0) {
                return false;
            }
            if (nul || b != '\n' && b != '\r') {
                in.reset();
                return nul || hasNoNul(in);
            }
        }
    }

    /// Looks at what has come by now: so what is no list at all is refused before anything is begun.
    private static boolean hasNoNul(InputStream in) throws IOException {
        in.mark(BUFFER);
        for (byte b : in.readNBytes(Math.min(BUFFER, in.available()))) {
            if (b == 0) {
                throw new IllegalArgumentException(TEXTS.get("items.nul"));
            }
        }
        in.reset();
        return true;
    }

    /// All that standard input gives until its end.
    ///
    /// @throws IOException if it cannot be read, or would be typed by hand
    public static byte[] ofStandardInput() throws IOException {
        refuseTyped();
        return standardInput().readAllBytes();
    }

    /// The items in some bytes.
    ///
    /// @param nul whether NUL bytes end them, and not line ends
    /// @throws IllegalArgumentException if there are NUL bytes where there may be none
    public static ItemList items(byte[] bytes, boolean nul) {
        List<String> items = new ArrayList<>();
        long empty = 0;
        int from = 0;
        for (int at = 0; at <= bytes.length; at++) {
            if (at == bytes.length && at == from) {
                break;
            }
            if (at == bytes.length || bytes[at] == (nul ? 0 : '\n')) {
                int end = !nul && at > from && bytes[at - 1] == '\r' ? at - 1 : at;
                if (nul || end > from) {
                    items.add(ByteText.of(bytes, from, end - from));
                } else {
                    empty++;
                }
                from = at + 1;
            } else if (bytes[at] == 0) {
                 throw new IllegalArgumentException(TEXTS.get("items.nul"));
            }
        }
        return ItemList.without(empty, items);
    }
}
