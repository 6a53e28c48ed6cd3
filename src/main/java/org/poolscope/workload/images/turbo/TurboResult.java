package org.poolscope.workload.images.turbo;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.poolscope.workload.images.picture.Size;

/// What becomes of a picture. As long-lived as what it was made of.
public final class TurboResult {

    private final Turbo turbo;
    private final TurboLibrary library;
    private final Arena arena;
    private final Planes planes;

    TurboResult(Turbo turbo, TurboLibrary library, Arena arena, Planes planes) {
        this.turbo = turbo;
        this.library = library;
        this.arena = arena;
        this.planes = planes;
    }

    public Size size() {
        return planes.size();
    }

    /// Draws a mark onto it.
    ///
    /// @param mark how large it is
    /// @param rgba four bytes for each of its pixels: red, green and blue as far as they are seen, and how far that is;
    ///             they must not change any more
    /// @param left where it begins, from the left; parts of it may be outside of the picture
    /// @param top  where it begins, from the top
    public void draw(Size mark, byte[] rgba, int left, int top) {
        PlanarMark planar = turbo.planar(mark, rgba);
        for (int plane = 0; plane < planes.all().size(); plane++) {
            planar.draw(planes, plane, left, top);
        }
    }

    /// Its file.
    ///
    /// @param quality 1 to 100
    public byte[] encode(int quality) {
        Size size = planes.size();
        int sampling = planes.sampling().ordinal();
        MemorySegment made = turbo.made.of(planes.sampling().room(size), arena);
        long length = library.encode(planes.memory(), planes.strides(), size.width(), size.height(), sampling, made,
                quality);
        return made.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }
}
