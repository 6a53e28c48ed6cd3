package org.poolscope.pool;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An item of the kill matrix, and what happens to the worker that runs it first.
///
/// @param done a file that says that it has happened
record MatrixItem(int number, Act act, String done) {

    enum Act {
        NOTHING, SLEEP, EXIT, HALT, OUT_OF_MEMORY, GARBAGE, HALF_A_FRAME;

        boolean isDeadly() {
            return this != NOTHING && this != SLEEP;
        }
    }

    int answer() {
        return 2 * number + 1;
    }

    int live() throws Exception {
        if (act == Act.SLEEP) {
            Thread.sleep(3);
        } else if (act.isDeadly() && isFirst()) {
            die();
        }
        return answer();
    }

    private boolean isFirst() throws Exception {
        try {
            Files.createFile(Path.of(done));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private void die() throws Exception {
        switch (act) {
            case EXIT -> System.exit(number % 100);
            case HALT -> Runtime.getRuntime().halt(number % 100);
            case OUT_OF_MEMORY -> System.out.println(new long[Integer.MAX_VALUE - 8].length);
            case GARBAGE -> send("this is no frame, and was never meant to be one".getBytes());
            case HALF_A_FRAME -> {
                send(ByteBuffer.allocate(9).putInt(100).put((byte) 70).put((byte) 1).array());
                Runtime.getRuntime().halt(1);
            }
            default -> throw new IllegalStateException("not deadly: " + act);
        }
    }

    /// Behind the worker's back, through the file descriptor of its control socket.
    @SuppressWarnings("restricted")
    private static void send(byte[] bytes) throws Exception {
        Linker linker = Linker.nativeLinker();
        var write = linker.downcallHandle(linker.defaultLookup().findOrThrow("write"), FunctionDescriptor.of(
                ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            long _ = (long) write.invokeExact(socket(), memory, (long) bytes.length);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("write does not throw", e);
        }
    }

    private static int socket() throws Exception {
        try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).toString().startsWith("socket:")) {
                    return Integer.parseInt(descriptor.getFileName().toString());
                }
            }
        }
        throw new IllegalStateException("there is no socket here");
    }
}
