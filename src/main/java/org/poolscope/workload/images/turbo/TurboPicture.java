package org.poolscope.workload.images.turbo;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.poolscope.workload.images.picture.Memory;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.scaling.View;

/// A JPEG in a file. For one thread; to be closed, before the next one is opened.
public final class TurboPicture implements AutoCloseable {

    private final Turbo turbo;
    private final TurboLibrary library;
    private final Arena arena;
    private final MemorySegment decompressor;
    private final MemorySegment file;
    private final Size size;
    private final Sampling sampling;
    private final boolean progressive;

    TurboPicture(Turbo turbo, TurboLibrary library, Arena arena, MemorySegment decompressor, MemorySegment file,
                 TurboLibrary.Header header, boolean progressive) {
        this.turbo = turbo;
        this.library = library;
        this.arena = arena;
        this.decompressor = decompressor;
        this.file = file;
        this.size = new Size(header.width(), header.height());
        this.sampling = Sampling.values()[header.sampling()];
        this.progressive = progressive;
    }

    /// Its size in pixels, as it is stored.
    public Size size() {
        return size;
    }

    /// How coarse its colour is.
    public Sampling sampling() {
        return sampling;
    }

    /// Whether it takes so much memory to show this that not every worker is to do so at the same time.
    public boolean isBig(View view) {
        return bytesNeeded(view) > Memory.big();
    }

    private long bytesNeeded(View view) {
        long pixels = (long) size.width() * size.height();
        long whole = progressive ? (long) sampling.planes() * Memory.COEFFICIENT * pixels : 0;
        // The file, what is decoded, the result's planes and the result.
        return file.byteSize() + whole + Planes.bytes(size.eighths(view.eighths()), sampling)
                + 2 * Planes.bytes(view.part(), Sampling.FULL);
    }

    /// What a view of it shows, in planes.
    ///
    /// @param wanted how coarse colour may be; grey stays grey
    /// @throws PictureException if it cannot be decoded, with the reason
    public TurboResult show(View view, Sampling wanted) throws PictureException {
        Memory.require(size.width(), size.height(), bytesNeeded(view));
        int eighths = view.eighths();
        Size reduced = size.eighths(eighths);
        Planes stored = Planes.in(turbo.decoded.of(Planes.bytes(reduced, sampling), arena), reduced, sampling);
        if (library.decode(decompressor, file, stored.memory(), stored.strides(), reduced.width(), reduced.height())
                == TurboLibrary.Outcome.FAILED) {
            throw PictureException.senseless();
        }
        Sampling coarse = sampling == Sampling.GREY ? Sampling.GREY : wanted;
        Planes shown = Planes.in(turbo.scaled.of(Planes.bytes(view.part(), coarse), arena), view.part(), coarse);
        for (int plane = 0; plane < coarse.planes(); plane++) {
            double fine = eighths / 8.0;
            double[] fineness = plane == 0 ? new double[] {fine, fine}
                    : new double[] {fine / sampling.across, fine / sampling.down};
            int[] coarseness = plane == 0 ? new int[] {1, 1} : new int[] {coarse.across, coarse.down};
            shown.all().get(plane).show(stored.all().get(plane), view, fineness, coarseness);
        }
        return new TurboResult(turbo, library, arena, shown);
    }

    @Override
    public void close() {
        arena.close();
    }
}
