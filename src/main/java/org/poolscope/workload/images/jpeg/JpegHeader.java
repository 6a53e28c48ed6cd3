package org.poolscope.workload.images.jpeg;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the segments around the picture data of a complete JPEG file say. Made by [JpegParser].
///
/// @param process    the marker of the frame [B.1], which tells the coding process: 0xC0 is baseline
/// @param precision  bits of a sample
/// @param components the colour components, in order
/// @param scans      how many parts the picture data comes in
/// @param scan       the first of them
/// @param restart    units between two restart markers; 0 if there are none
/// @param jfif       whether there is a JFIF segment
/// @param adobe      the colour transform that an Adobe segment names, or -1 without one
/// @param exif       the Exif segment's content after its identifier; null without one
/// @param icc        the segments that hold the colour profile, whole, in order; empty without one
public record JpegHeader(int process, int precision, int width, int height, List<Component> components, int scans,
                         Scan scan, int restart, boolean jfif, int adobe, byte @Nullable [] exif, byte[] icc) {

    private static final int EXTENDED_SEQUENTIAL = 0xC1;

    /// A colour component.
    ///
    /// @param across blocks in a row of a unit; against the others' it tells how coarse the component is
    /// @param down   blocks in a column of a unit
    /// @param steps  quantization, in stored order; null if the file does not say
    record Component(int id, int across, int down, int @Nullable [] steps) {}

    /// A part of the picture data.
    ///
    /// @param coders one for every component in it
    /// @param from   where its data begins in the file
    /// @param to     where its data ends: at the next marker that is no restart marker
    record Scan(List<Coder> coders, int from, int to) {}

    /// The Huffman tables of one component in a scan; null if the file does not say.
    record Coder(@Nullable HuffmanDecoder dc, @Nullable HuffmanDecoder ac) {}

    /// How the components make a colour.
    public enum Model { GRAY, YCC, RGB, CMYK, YCCK, OTHER }

    public Model model() {
        return switch (components.size()) {
            case 1 -> Model.GRAY;
            case 3 -> threeComponents();
            case 4 -> adobe == 2 ? Model.YCCK : Model.CMYK;
            default -> Model.OTHER;
        };
    }

    /// The rule of the Independent JPEG Group's library, which everybody follows.
    private Model threeComponents() {
        if (jfif) {
            return Model.YCC;
        }
        if (adobe >= 0) {
            return adobe == 0 ? Model.RGB : Model.YCC;
        }
        boolean namedRgb = components.get(0).id == 'R' && components.get(1).id == 'G' && components.get(2).id == 'B';
        return namedRgb ? Model.RGB : Model.YCC;
    }

    /// Whether [JpegDecoder] takes it, as it does nearly everything that cameras and programs write.
    public boolean everyday() {
        return process <= EXTENDED_SEQUENTIAL && precision == 8 && height > 0
                && (model() == Model.GRAY || model() == Model.YCC)
                && components.stream().allMatch(c -> c.steps != null && c.across <= 2 && c.down <= 2)
                && scans == 1 && scan.coders.size() == components.size()
                && scan.coders.stream().allMatch(c -> c.dc != null && c.ac != null);
    }
}
