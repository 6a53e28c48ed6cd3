package org.poolscope.pool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.poolscope.protocol.Attachments;
import org.poolscope.protocol.Reply;
import org.poolscope.protocol.ReplyCodec;
import org.poolscope.protocol.WireWriter;

/// The ways in which a worker comes to its end in the kill matrix.
enum Death {
    SIGKILL, SIGTERM, SIGSTOP, EXIT, HALT, OUT_OF_MEMORY, GARBAGE, WRONG_VERSION, FALSE_ANSWER, HALF_A_FRAME;

    private static final int STATUS = 7;

    /// Whether others bring it about; else it is the worker's own doing.
    boolean isFromOutside() {
        return compareTo(SIGSTOP) <= 0;
    }

    static List<Death> own() {
        return Arrays.stream(values()).filter(death -> !death.isFromOutside()).toList();
    }

    /// Done to a worker by the test.
    ///
    /// @return whether it was there to be done to
    boolean befalls(long pid) {
        ProcessHandle victim = ProcessHandle.of(pid).orElse(null);
        if (victim == null || !victim.isAlive()) {
            return false;
        }
        switch (this) {
            case SIGKILL -> victim.destroyForcibly();
            case SIGTERM -> victim.destroy();
            case SIGSTOP -> Libc.suspend(pid);
            default -> throw new IllegalStateException(this + " is a worker's own doing");
        }
        return true;
    }

    /// Done by a worker to itself. After some of it the worker lives until its parent minds.
    void happens() throws Exception {
        switch (this) {
            case EXIT -> System.exit(STATUS);
            case HALT -> Runtime.getRuntime().halt(STATUS);
            case OUT_OF_MEMORY -> System.out.println(new long[Integer.MAX_VALUE - 8].length);
            case GARBAGE ->
                    Libc.say("this is no frame, and was never meant to be one".getBytes(StandardCharsets.US_ASCII));
            case WRONG_VERSION -> Libc.say(new byte[] {2, 0, 0, 0, 1, 99});
            case FALSE_ANSWER -> Libc.say(answer());
            case HALF_A_FRAME -> {
                Libc.say(Arrays.copyOf(answer(), 9));
                Runtime.getRuntime().halt(STATUS);
            }
            default -> throw new IllegalStateException(this + " is for others to do");
        }
    }

    /// A frame as it should be, for a task that nobody has.
    private static byte[] answer() throws Exception {
        var out = new WireWriter();
        ReplyCodec.write(new Reply.Answered(Long.MAX_VALUE, 0, 1, new byte[0], List.of(), Attachments.NONE), out);
        ByteBuffer frame = out.drain();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    // ---- a file in a folder makes the first worker that finds it die

    static void order(Path folder, String name, Death way) throws Exception {
        Files.createFile(folder.resolve(name + "." + way));
    }

    /// Dies if that was ordered under this name. Whoever removes the file is the one it is meant for.
    static void dieIfOrdered(String folder, String name) throws Exception {
        for (Death way : own()) {
            Path order = Path.of(folder).resolve(name + "." + way);
            if (Files.exists(order) && isFirst(order)) {
                way.happens();
            }
        }
    }

    private static boolean isFirst(Path order) throws Exception {
        try {
            Files.delete(order);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
