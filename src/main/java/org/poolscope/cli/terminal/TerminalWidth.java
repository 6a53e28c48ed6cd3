package org.poolscope.cli.terminal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.function.IntSupplier;

/// How wide the terminal behind standard output is at this moment. The JDK does not tell; the kernel does, by
/// `ioctl(TIOCGWINSZ)`. Where that cannot be asked, the width is the fallback.
final class TerminalWidth implements IntSupplier {

    private static final int STDOUT = 1;
    private static final long TIOCGWINSZ_LINUX = 0x5413;
    private static final long TIOCGWINSZ_MAC = 0x40087468;

    /// `struct winsize`: rows, columns, and two fields nobody uses, 16 bits each.
    private static final long WINSIZE_BYTES = 8;
    private static final long COLUMNS_OFFSET = 2;

    private final Optional<MethodHandle> ioctl;
    private final long request;
    private final int fallback;

    TerminalWidth(int fallback) {
        String system = System.getProperty("os.name");
        this.request = system.startsWith("Mac") ? TIOCGWINSZ_MAC : TIOCGWINSZ_LINUX;
        this.ioctl = system.startsWith("Windows") ? Optional.empty() : bind();
        this.fallback = fallback;
    }

    @SuppressWarnings("restricted")
    private static Optional<MethodHandle> bind() {
        Linker linker = Linker.nativeLinker();
        var signature = FunctionDescriptor.of(ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
        return linker.defaultLookup().find("ioctl")
                .map(address -> linker.downcallHandle(address, signature, Linker.Option.firstVariadicArg(2)));
    }

    @Override
    public int getAsInt() {
        return ioctl.map(this::ask).filter(columns -> columns > 0).orElse(fallback);
    }

    private int ask(MethodHandle handle) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment winsize = arena.allocate(WINSIZE_BYTES);
            int status = (int) handle.invokeExact(STDOUT, request, winsize);
            return status == 0 ? winsize.get(ValueLayout.JAVA_SHORT, COLUMNS_OFFSET) & 0xFFFF : 0;
        } catch (Throwable e) {
            throw new IllegalStateException("ioctl cannot be called", e);
        }
    }
}
