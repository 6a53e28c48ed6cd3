package org.poolscope.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What a JVM with slots is told on its stdin, as long as it lives: the end of the stream says that there is nobody any
/// more who would tell it something. All is text, with the number of its bytes in a line before it.
public sealed interface SlotOrder {

    /// There is to be one more slot.
    ///
    /// @param bootstrap what it is handed over
    record Begin(WorkerBootstrap bootstrap) implements SlotOrder {

        @Override
        public byte[] bytes() {
            return bootstrap.bytes();
        }
    }

    /// A slot is to end, with the task that it runs. What it has begun with other processes it ends, unless it is told
    /// that somebody else does.
    ///
    /// @param token  whose
    /// @param signal which one a process would get in its place: SIGTERM or SIGKILL, by its number
    record End(String token, int signal) implements SlotOrder {

        @Override
        public byte[] bytes() {
            return framed(END + signal + " " + token);
        }
    }

    /// What an order to end begins with, which no token does.
    String END = "end ";

    int MOST_DIGITS = 6;

    /// As it is sent.
    byte[] bytes();

    /// Waits for the next order.
    ///
    /// @return null if what came is none, or nothing comes any more
    static @Nullable SlotOrder read(InputStream in) throws IOException {
        String text = text(in);
        if (text == null) {
            return null;
        }
        if (text.startsWith(END)) {
            int space = text.indexOf(' ', END.length());
            return new End(text.substring(space + 1), Integer.parseInt(text.substring(END.length(), space)));
        }
        WorkerBootstrap bootstrap = WorkerBootstrap.of(text);
        return bootstrap == null ? null : new Begin(bootstrap);
    }

    /// A text with its length before it.
    static byte[] framed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] length = (bytes.length + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[length.length + bytes.length];
        System.arraycopy(length, 0, all, 0, length.length);
        System.arraycopy(bytes, 0, all, length.length, bytes.length);
        return all;
    }

    /// Waits for such a text. Reads no byte more, and few by themselves: a JVM that has just started takes long for
    /// each.
    ///
    /// @return null if there is none, or one that was broken off
    static @Nullable String text(InputStream in) throws IOException {
        int length = 0;
        int digits = 0;
        int next = in.read();
        while (next >= '0' && next <= '9' && digits++ < MOST_DIGITS) {
            length = 10 * length + next - '0';
            next = in.read();
        }
        if (next != '\n' || digits == 0) {
            return null;
        }
        byte[] bytes = in.readNBytes(length);
        return bytes.length == length ? new String(bytes, StandardCharsets.UTF_8) : null;
    }
}
