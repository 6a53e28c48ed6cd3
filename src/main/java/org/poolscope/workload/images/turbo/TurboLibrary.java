package org.poolscope.workload.images.turbo;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The TurboJPEG interface of libjpeg-turbo 2.0 or later, as far as it is needed here; what was new in 3.0 is not. For
/// one thread.
///
/// A fresh JVM takes some 35 ms for each shape of a function that is linked. So all are called in the same one: the
/// first eight arguments and the result are passed in registers or slots of eight bytes wherever there is Java 25, and
/// a function looks only at what it knows of. The last two are what they are in the one function that has so many,
/// since some systems put such closer together.
final class TurboLibrary {

    private static final List<String> NAMES =
            List.of("libturbojpeg.so.0", "libturbojpeg.dylib", "turbojpeg.dll", "libturbojpeg.dll");
    private static final ValueLayout.OfLong SLOT = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final FunctionDescriptor SHAPE =
            FunctionDescriptor.of(SLOT, SLOT, SLOT, SLOT, SLOT, SLOT, SLOT, SLOT, SLOT, INT, INT);
    private static final int ARGUMENTS = 10;
    private static final int KEEP_BUFFER = 1024;
    private static final int EXACT = 4096;
    private static final int WARNING = 0;
    private static final int LONGEST_MESSAGE = 200;

    /// Where in [#words] a function finds or leaves what it is given by address.
    private static final int STRIDES = 3 * Long.BYTES;
    private static final int TARGET = 6 * Long.BYTES;
    private static final int LENGTH = 7 * Long.BYTES;
    private static final int WORDS = 8 * Long.BYTES;

    /// Whether a call did what it was to.
    enum Outcome {
        DONE,
        /// Something was wrong with the data, and what could be made of them was made.
        WARNED,
        FAILED
    }

    private final MethodHandle call;
    private final MemorySegment header;
    private final MemorySegment planes;
    private final MemorySegment compress;
    private final MemorySegment code;
    private final MemorySegment message;
    private final MemorySegment decompressor;
    private final MemorySegment destroy;
    private final MemorySegment compressor;
    /// How long a `long` of C is.
    private final boolean wide;
    private final MemorySegment memory = Arena.ofAuto().allocate(WORDS, Long.BYTES);
    private final ByteBuffer words = memory.asByteBuffer().order(ByteOrder.nativeOrder());

    @SuppressWarnings("restricted")
    private TurboLibrary(SymbolLookup lookup) {
        Linker linker = Linker.nativeLinker();
        wide = linker.canonicalLayouts().get("long").byteSize() == Long.BYTES;
        header = lookup.findOrThrow("tjDecompressHeader3");
        planes = lookup.findOrThrow("tjDecompressToYUVPlanes");
        compress = lookup.findOrThrow("tjCompressFromYUVPlanes");
        code = lookup.findOrThrow("tjGetErrorCode");
        message = lookup.findOrThrow("tjGetErrorStr2");
        decompressor = lookup.findOrThrow("tjInitDecompress");
        destroy = lookup.findOrThrow("tjDestroy");
        call = linker.downcallHandle(SHAPE);
        compressor = made(lookup.findOrThrow("tjInitCompress"), Arena.ofAuto());
    }

    /// The one that is installed, if one is that has all that is needed. It stays loaded: workers use it all their
    /// life.
    static Optional<TurboLibrary> find() {
        for (String name : NAMES) {
            try {
                return Optional.of(new TurboLibrary(lookup(name, Arena.global())));
            } catch (IllegalArgumentException | NoSuchElementException _) {
                // The next one, then.
            }
        }
        return Optional.empty();
    }

    /// Whether one is installed, as far as its name tells.
    static boolean isInstalled() {
        for (String name : NAMES) {
            try (Arena arena = Arena.ofConfined()) {
                return lookup(name, arena).find("tjCompressFromYUVPlanes").isPresent();
            } catch (IllegalArgumentException _) {
                // The next one, then.
            }
        }
        return false;
    }

    /// @param arena as long as which it stays loaded
    @SuppressWarnings("restricted")
    private static SymbolLookup lookup(String name, Arena arena) {
        return SymbolLookup.libraryLookup(name, arena);
    }

    private long call(MemorySegment function, long... arguments) {
        long[] all = Arrays.copyOf(arguments, ARGUMENTS);
        try {
            return (long) call.invokeExact(function, all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7],
                    (int) all[8], (int) all[9]);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// An object to decode one file with. It keeps the tables of one file for the next, which may lack them.
    ///
    /// @param arena whose end it ends with
    MemorySegment decompressor(Arena arena) {
        return made(decompressor, arena);
    }

    @SuppressWarnings("restricted")
    private MemorySegment made(MemorySegment maker, Arena arena) {
        return MemorySegment.ofAddress(call(maker)).reinterpret(arena, object -> call(destroy, object.address()));
    }

    /// What a file says it is.
    ///
    /// @param sampling how coarse colour is, by TurboJPEG's numbers; −1 if in an unusual way
    /// @param space    of its colours, by TurboJPEG's numbers
    record Header(int width, int height, int sampling, int space) {}

    /// @return empty if it is none that can be read
    Optional<Header> header(MemorySegment decompressor, MemorySegment file) {
        long at = memory.address();
        long result = call(header, decompressor.address(), file.address(), file.byteSize(),
                at, at + Integer.BYTES, at + 2 * Integer.BYTES, at + 3 * Integer.BYTES);
        Reference.reachabilityFence(file);
        return outcome(decompressor, result) == Outcome.FAILED ? Optional.empty()
                : Optional.of(new Header(word(0), word(1), word(2), word(3)));
    }

    private int word(int index) {
        return words.getInt(index * Integer.BYTES);
    }

    /// Decodes into planes.
    ///
    /// @param to     the planes, each of which has all its samples
    /// @param width  of the picture, with as many eighths as are wanted
    /// @param height the same
    Outcome decode(MemorySegment decompressor, MemorySegment file, List<MemorySegment> to, int[] strides, int width,
                   int height) {
        long result = call(planes, decompressor.address(), file.address(), file.byteSize(),
                pointers(to), width, strides(strides), height, 0);
        Reference.reachabilityFence(file);
        Reference.reachabilityFence(to);
        return outcome(decompressor, result);
    }

    /// Encodes planes.
    ///
    /// @param to where to, with room for [any][Sampling#room] of the size
    /// @return how many bytes it has become
    /// @throws IllegalStateException if they are not what this library asks for
    long encode(List<MemorySegment> from, int[] strides, int width, int height, int sampling, MemorySegment to,
                int quality) {
        words.putLong(TARGET, to.address());
        setLength(to.byteSize());
        long result = call(compress, compressor.address(), pointers(from), width, strides(strides), height, sampling,
                memory.address() + TARGET, memory.address() + LENGTH, quality, KEEP_BUFFER | EXACT);
        Reference.reachabilityFence(from);
        Reference.reachabilityFence(to);
        if (outcome(compressor, result) == Outcome.FAILED) {
            throw new IllegalStateException("no JPEG of " + width + " × " + height + ": " + message());
        }
        return wide ? words.getLong(LENGTH) : words.getInt(LENGTH);
    }

    private void setLength(long bytes) {
        if (wide) {
            words.putLong(LENGTH, bytes);
        } else {
            words.putInt(LENGTH, (int) bytes);
        }
    }

    private long pointers(List<MemorySegment> to) {
        for (int i = 0; i < to.size(); i++) {
            words.putLong(i * Long.BYTES, to.get(i).address());
        }
        return memory.address();
    }

    private long strides(int[] strides) {
        for (int i = 0; i < strides.length; i++) {
            words.putInt(STRIDES + i * Integer.BYTES, strides[i]);
        }
        return memory.address() + STRIDES;
    }

    /// @param result an `int` of C, whatever is beside it
    private Outcome outcome(MemorySegment object, long result) {
        if ((int) result == 0) {
            return Outcome.DONE;
        }
        return (int) call(code, object.address()) == WARNING ? Outcome.WARNED : Outcome.FAILED;
    }

    /// Why no JPEG was made.
    @SuppressWarnings("restricted")
    private String message() {
        return MemorySegment.ofAddress(call(message, compressor.address())).reinterpret(LONGEST_MESSAGE).getString(0);
    }
}
