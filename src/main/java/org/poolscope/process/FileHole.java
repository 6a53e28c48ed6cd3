package org.poolscope.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Gives back the disk space of a part of a file to which a program is writing, by a hole: neither the offset of who
/// writes nor that of who reads changes, and no byte is lost that comes meanwhile, as would be by any way of cutting
/// the file. Linux alone lets us, on all its common file systems; elsewhere the file keeps all.
public final class FileHole {

    private static final int O_WRONLY = 1;
    private static final int O_CLOEXEC = 0x80000;
    private static final int KEEP_SIZE_AND_PUNCH_HOLE = 1 | 2;

    /// Linked when there is the first to be made: hardly any program needs one.
    private static final class Calls {
        static final @Nullable MethodHandle OPEN = link("open",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.firstVariadicArg(2));
        static final @Nullable MethodHandle FALLOCATE = link("fallocate",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));
        static final @Nullable MethodHandle CLOSE = link("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

        private Calls() {}

        @SuppressWarnings("restricted")
        private static @Nullable MethodHandle link(String name, FunctionDescriptor descriptor,
                                                   Linker.Option... options) {
            if (!System.getProperty("os.name").equals("Linux") || !FileHole.class.getModule().isNativeAccessEnabled()) {
                return null;
            }
            try {
                Linker linker = Linker.nativeLinker();
                return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, options);
            } catch (NoSuchElementException _) {
                return null;
            }
        }
    }

    private FileHole() {}

    /// Whether one can be made here by this program itself, which takes some milliseconds to find out.
    public static boolean isPossible() {
        return Calls.OPEN != null && Calls.FALLOCATE != null && Calls.CLOSE != null;
    }

    /// Makes one.
    ///
    /// @return whether the space is free now; that of a file that is gone is as soon as nobody has it open
    public static boolean punch(Path file, long from, long to) {
        MethodHandle open = Calls.OPEN;
        MethodHandle fallocate = Calls.FALLOCATE;
        MethodHandle close = Calls.CLOSE;
        if (open == null || fallocate == null || close == null) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            int descriptor = (int) open.invokeExact(NativeTexts.of(arena, ByteText.of(file)), O_WRONLY | O_CLOEXEC);
            if (descriptor < 0) {
                return !Files.exists(file);
            }
            int failed = (int) fallocate.invokeExact(descriptor, KEEP_SIZE_AND_PUNCH_HOLE, from, to - from);
            int _ = (int) close.invokeExact(descriptor);
            return failed == 0;
        } catch (Throwable e) {
            throw PosixCalls.failed(e);
        }
    }
}
