package org.poolscope.pool.print;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Gives back the disk space of a part of a file to which somebody appends, by a hole: neither the offset of who writes
/// nor that of who reads changes, and no byte is lost that comes meanwhile, as would be by any way of cutting the file.
///
/// Linux alone lets us, on all its common file systems. It is asked directly in a program that has native access
/// anyhow, and by `fallocate` of util-linux in others, where the JVM would warn of us.
final class FileHoles {

    private static final int O_WRONLY = 1;
    private static final int O_CLOEXEC = 0x80000;
    private static final int KEEP_SIZE_AND_PUNCH_HOLE = 1 | 2;

    private static final long WORTH_A_CALL = 1 << 20;
    private static final long WORTH_A_PROCESS = 8 << 20;
    private static final int PATIENCE_SECONDS = 10;

    private final @Nullable Calls calls;
    private final @Nullable Path tool;

    private record Calls(MethodHandle open, MethodHandle fallocate, MethodHandle close) {}

    private FileHoles(@Nullable Calls calls, @Nullable Path tool) {
        this.calls = calls;
        this.tool = tool;
    }

    /// Takes some milliseconds: to be called only once there is something to give back.
    static FileHoles find() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return new FileHoles(null, null);
        }
        Calls calls = FileHoles.class.getModule().isNativeAccessEnabled() ? link() : null;
        Path tool = Path.of("/usr/bin/fallocate");
        return new FileHoles(calls, calls == null && Files.isExecutable(tool) ? tool : null);
    }

    @SuppressWarnings("restricted")
    private static @Nullable Calls link() {
        try {
            Linker linker = Linker.nativeLinker();
            var open = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);
            var fallocate = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG);
            var close = FunctionDescriptor.of(JAVA_INT, JAVA_INT);
            return new Calls(
                    linker.downcallHandle(linker.defaultLookup().findOrThrow("open"), open,
                            Linker.Option.firstVariadicArg(2)),
                    linker.downcallHandle(linker.defaultLookup().findOrThrow("fallocate"), fallocate),
                    linker.downcallHandle(linker.defaultLookup().findOrThrow("close"), close));
        } catch (RuntimeException _) {
            // There is none in this libc, or no libc that we can call.
            return null;
        }
    }

    /// How many bytes are worth the effort.
    long worthwhile() {
        return tool == null ? WORTH_A_CALL : WORTH_A_PROCESS;
    }

    /// Gives back what is between two places of a file.
    ///
    /// @return false if it cannot be given back here
    boolean punch(Path file, long from, long to) {
        if (calls != null) {
            return call(calls, file, from, to);
        }
        return tool != null && run(tool, file, from, to);
    }

    private static boolean call(Calls calls, Path file, long from, long to) {
        Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(file.toString(), charset);
            int descriptor = (int) calls.open().invokeExact(name, O_WRONLY | O_CLOEXEC);
            if (descriptor < 0) {
                // It is gone, and its space with it as soon as nobody has it open.
                return !Files.exists(file);
            }
            int outcome = (int) calls.fallocate().invokeExact(descriptor, KEEP_SIZE_AND_PUNCH_HOLE, from, to - from);
            int _ = (int) calls.close().invokeExact(descriptor);
            return outcome == 0;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("a call of libc does not throw", e);
        }
    }

    private static boolean run(Path tool, Path file, long from, long to) {
        var builder = new ProcessBuilder(tool.toString(), "--punch-hole", "--offset", Long.toString(from), "--length",
                Long.toString(to - from), file.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0 || !Files.exists(file);
        } catch (IOException | InterruptedException _) {
            return false;
        }
    }
}
