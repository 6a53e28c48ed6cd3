package org.poolscope.workload.images.turbo;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The TurboJPEG interface of libjpeg-turbo 2.0 or later, as far as it is needed here; what was new in 3.0 is not. For
/// one thread.
final class TurboLibrary {

    private static final List<String> NAMES =
            List.of("libturbojpeg.so.0", "libturbojpeg.dylib", "turbojpeg.dll", "libturbojpeg.dll");
    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout LONG = LINKER.canonicalLayouts().get("long");
    private static final boolean WIDE = LONG.byteSize() == Long.BYTES;
    private static final int KEEP_BUFFER = 1024;
    private static final int EXACT = 4096;
    private static final int WARNING = 0;
    private static final int LONGEST_MESSAGE = 200;

    /// Whether a call did what it was to.
    enum Outcome {
        DONE,
        /// Something was wrong with the data, and what could be made of them was made.
        WARNED,
        FAILED
    }

    private final SymbolLookup lookup;
    private final MethodHandle header;
    private final MethodHandle planes;
    private final MethodHandle compress;
    private final MethodHandle code;
    private final MethodHandle decompressor;
    private final MethodHandle destroy;
    private final MemorySegment compressor;
    private final MemorySegment words = Arena.ofAuto().allocate(8L * Long.BYTES, Long.BYTES);

    private TurboLibrary(SymbolLookup lookup) {
        this.lookup = lookup;
        header = handle("tjDecompressHeader3", INT, POINTER, POINTER, LONG, POINTER, POINTER, POINTER, POINTER);
        planes = handle("tjDecompressToYUVPlanes", INT, POINTER, POINTER, LONG, POINTER, INT, POINTER, INT, INT);
        compress = handle("tjCompressFromYUVPlanes", INT,
                POINTER, POINTER, INT, POINTER, INT, INT, POINTER, POINTER, INT, INT);
        code = handle("tjGetErrorCode", INT, POINTER);
        decompressor = handle("tjInitDecompress", POINTER);
        destroy = handle("tjDestroy", INT, POINTER);
        compressor = made(handle("tjInitCompress", POINTER), Arena.ofAuto());
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

    /// A function whose lengths are Java's longs here, even where C's are shorter.
    @SuppressWarnings("restricted")
    private MethodHandle handle(String name, MemoryLayout result, MemoryLayout... parameters) {
        MethodHandle handle =
                LINKER.downcallHandle(lookup.findOrThrow(name), FunctionDescriptor.of(result, parameters));
        MethodType type = handle.type();
        for (int i = 0; i < parameters.length; i++) {
            type = parameters[i] == LONG ? type.changeParameterType(i, long.class) : type;
        }
        return type.equals(handle.type()) ? handle : MethodHandles.explicitCastArguments(handle, type);
    }

    /// An object to decode one file with. It keeps the tables of one file for the next, which may lack them.
    ///
    /// @param arena whose end it ends with
    MemorySegment decompressor(Arena arena) {
        return made(decompressor, arena);
    }

    @SuppressWarnings("restricted")
    private MemorySegment made(MethodHandle maker, Arena arena) {
        try {
            return ((MemorySegment) maker.invokeExact()).reinterpret(arena, this::destroy);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void destroy(MemorySegment object) {
        try {
            int _ = (int) destroy.invokeExact(object);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a file says it is.
    ///
    /// @param sampling how coarse colour is, by TurboJPEG's numbers; −1 if in an unusual way
    /// @param space    of its colours, by TurboJPEG's numbers
    record Header(int width, int height, int sampling, int space) {}

    /// @return empty if it is none that can be read
    Optional<Header> header(MemorySegment decompressor, MemorySegment file) {
        try {
            int result = (int) header.invokeExact(decompressor, file, file.byteSize(), words,
                    words.asSlice(4), words.asSlice(8), words.asSlice(12));
            return outcome(decompressor, result) == Outcome.FAILED ? Optional.empty()
                    : Optional.of(new Header(word(0), word(1), word(2), word(3)));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Decodes into planes.
    ///
    /// @param to     the planes, each of which has all its samples
    /// @param width  of the picture, with as many eighths as are wanted
    /// @param height the same
    Outcome decode(MemorySegment decompressor, MemorySegment file, List<MemorySegment> to, int[] strides, int width,
                   int height) {
        try {
            return outcome(decompressor, (int) planes.invokeExact(decompressor, file, file.byteSize(),
                    pointers(to), width, strides(strides), height, 0));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Encodes planes.
    ///
    /// @param to where to, with room for [any][Sampling#room] of the size
    /// @return how many bytes it has become
    /// @throws IllegalStateException if they are not what this library asks for
    long encode(List<MemorySegment> from, int[] strides, int width, int height, int sampling, MemorySegment to,
                int quality) {
        MemorySegment target = words.asSlice(6L * Long.BYTES);
        target.set(POINTER, 0, to);
        MemorySegment length = words.asSlice(7L * Long.BYTES);
        setLong(length, to.byteSize());
        Outcome outcome;
        try {
            outcome = outcome(compressor, (int) compress.invokeExact(compressor, pointers(from), width,
                    strides(strides), height, sampling, target, length, quality, KEEP_BUFFER | EXACT));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (outcome == Outcome.FAILED) {
            throw new IllegalStateException("no JPEG of " + width + " × " + height + ": " + message());
        }
        return WIDE ? length.get(ValueLayout.JAVA_LONG, 0) : length.get(INT, 0);
    }

    private static void setLong(MemorySegment at, long value) {
        if (WIDE) {
            at.set(ValueLayout.JAVA_LONG, 0, value);
        } else {
            at.set(INT, 0, (int) value);
        }
    }

    private MemorySegment pointers(List<MemorySegment> planes) {
        for (int i = 0; i < planes.size(); i++) {
            words.setAtIndex(POINTER, i, planes.get(i));
        }
        return words;
    }

    private MemorySegment strides(int[] strides) {
        MemorySegment at = words.asSlice(3L * Long.BYTES, 2L * Long.BYTES);
        MemorySegment.copy(strides, 0, at, INT, 0, strides.length);
        return at;
    }

    private int word(int index) {
        return words.getAtIndex(INT, index);
    }

    private Outcome outcome(MemorySegment object, int result) throws Throwable {
        if (result == 0) {
            return Outcome.DONE;
        }
        return (int) code.invokeExact(object) == WARNING ? Outcome.WARNED : Outcome.FAILED;
    }

    /// Why no JPEG was made.
    @SuppressWarnings("restricted")
    private String message() {
        try {
            return ((MemorySegment) handle("tjGetErrorStr2", POINTER, POINTER).invokeExact(compressor))
                    .reinterpret(LONGEST_MESSAGE).getString(0);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
