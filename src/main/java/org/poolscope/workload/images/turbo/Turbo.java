package org.poolscope.workload.images.turbo;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.images.container.Buffer;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.container.JpegFrame;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.Recent;
import org.poolscope.workload.images.picture.Size;

/// What makes everyday JPEGs of everyday JPEGs, if libjpeg-turbo is installed. For one thread, and one picture at a
/// time.
public final class Turbo {

    private static final int BRIGHTNESS_AND_COLOUR = 1;
    private static final int GREY = 2;

    final Buffer decoded = new Buffer();
    final Buffer scaled = new Buffer();
    final Buffer made = new Buffer();
    /// By their pixels.
    private final Recent<byte[], PlanarMark> marks = new Recent<>();
    private final @Nullable TurboLibrary library;

    private Turbo(@Nullable TurboLibrary library) {
        this.library = library;
    }

    /// With what is installed here.
    public static Turbo find() {
        return new Turbo(TurboLibrary.find().orElse(null));
    }

    /// One that takes no picture, as if nothing were installed.
    public static Turbo none() {
        return new Turbo(null);
    }

    /// Whether it is installed here. Costs next to nothing, and keeps nothing in memory.
    public static boolean isInstalled() {
        return TurboLibrary.isInstalled();
    }

    public boolean isThere() {
        return library != null;
    }

    /// Reads the header of a JPEG.
    ///
    /// @param file its picture data have been looked at; lives longer than the picture, and is not copied
    /// @return empty if the library is not there or does not take it: nothing is said about whether it is right
    /// @throws PictureException if it has no header at all
    public Optional<TurboPicture> open(FileBytes file) throws PictureException {
        TurboLibrary there = library;
        JpegFrame frame = JpegFrame.of(file);
        if (there == null || !frame.isHuffmanCoded() || frame.precision() != Byte.SIZE) {
            return Optional.empty();
        }
        Arena arena = Arena.ofConfined();
        MemorySegment memory = file.memory();
        MemorySegment decompressor = there.decompressor(arena);
        Optional<TurboPicture> picture = there.header(decompressor, memory).filter(Turbo::isEveryday)
                .map(header -> new TurboPicture(this, there, arena, decompressor, memory, header, frame.progressive()));
        if (picture.isEmpty()) {
            arena.close();
        }
        return picture;
    }

    PlanarMark planar(Size size, byte[] rgba) {
        PlanarMark mark = marks.get(rgba);
        if (mark == null) {
            mark = new PlanarMark(size, rgba);
            marks.put(rgba, mark);
        }
        return mark;
    }

    private static boolean isEveryday(TurboLibrary.Header header) {
        return header.sampling() >= 0 && header.sampling() < Sampling.values().length
                && header.space() == (header.sampling() == Sampling.GREY.ordinal() ? GREY : BRIGHTNESS_AND_COLOUR);
    }
}
