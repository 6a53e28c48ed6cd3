package org.poolscope.workload.images.jpeg;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the segments around the picture data of a complete JPEG file say. Made by [JpegParser].
///
/// @param process    the marker of the frame [B.1], which tells the coding process: 0xC0 is baseline
/// @param precision  bits of a sample
/// @param components the colour components, in order
/// @param scans      the parts that the picture data comes in, in order
/// @param icc        the segments that hold the colour profile, whole, in order; empty without one
public record JpegHeader(int process, int precision, int width, int height, List<Component> components,
                         List<Scan> scans, byte[] icc) {

    private static final int EXTENDED_SEQUENTIAL = 0xC1;
    private static final int PROGRESSIVE = 0xC2;

    /// A colour component.
    ///
    /// @param across blocks in a row of a unit; against the others' it tells how coarse the component is
    /// @param down   blocks in a column of a unit
    record Component(int id, int across, int down) {}

    /// A part of the picture data.
    ///
    /// @param coders  one for every component in it
    /// @param first   the first of the coefficients in it, 0 to 63; the lowest frequency is 0
    /// @param last    the last of them
    /// @param again   whether an earlier part had them already, less exactly
    /// @param restart units between two restart markers; 0 if there are none
    /// @param from    where its data begins in the file
    /// @param to      where its data ends: at the next marker that is no restart marker
    record Scan(List<Coder> coders, int first, int last, boolean again, int restart, int from, int to) {}

    /// What a component is coded with in a scan.
    ///
    /// @param component its place among the components; -1 if there is no such component
    /// @param dc        its Huffman table for the lowest frequency; null if the file does not say
    /// @param ac        that for the others
    record Coder(int component, @Nullable HuffmanDecoder dc, @Nullable HuffmanDecoder ac) {}

    /// Whether [DataCheck] can step through it, as through nearly everything that cameras and programs write.
    public boolean everyday() {
        return process <= PROGRESSIVE && precision == 8 && height > 0
                && scans.stream().flatMap(scan -> scan.coders.stream()).allMatch(coder -> coder.component >= 0);
    }

    /// Whether its coefficients come in several scans, first roughly, then more and more exactly.
    boolean progressive() {
        return process > EXTENDED_SEQUENTIAL;
    }
}
