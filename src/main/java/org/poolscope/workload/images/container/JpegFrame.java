package org.poolscope.workload.images.container;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;

/// What a JPEG file says of its picture as a whole [ITU-T T.81, B.2.2]. Immutable.
///
/// @param coding     the marker of its segment, which tells the coding: 0xC0 is baseline
/// @param precision  bits of a sample
/// @param height     0 if it is said after the picture data only
/// @param components the colour components, in order
public record JpegFrame(int coding, int precision, int width, int height, List<Component> components) {

    static final int PROGRESSIVE = 0xC2;
    /// All frames from here on.
    private static final int ARITHMETIC = 0xC8;
    private static final Texts TEXTS = Texts.of(JpegFrame.class);

    /// A colour component.
    ///
    /// @param across blocks in a row of a unit; against the others' it tells how coarse the component is
    /// @param down   blocks in a column of a unit
    /// @param table  that its frequencies are quantized by
    public record Component(int id, int across, int down, int table) {}

    /// That of a file.
    ///
    /// @throws PictureException if there is none before the picture data, or it contradicts itself
    public static JpegFrame of(FileBytes file) throws PictureException {
        for (JpegFile.Segment segment : JpegFile.headOf(file).head()) {
            if (isFrame(segment.marker())) {
                return of(file, segment);
            }
        }
        throw new PictureException(Flaw.DAMAGED, TEXTS.get("no-picture"));
    }

    /// Among the markers of frames are three of something else.
    static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    static JpegFrame of(FileBytes file, JpegFile.Segment segment) throws PictureException {
        try {
            ByteBuffer content = segment.buffer(file);
            int precision = content.get();
            int height = content.getShort() & 0xFFFF;
            int width = content.getShort() & 0xFFFF;
            List<Component> components = new ArrayList<>();
            int count = content.get() & 0xFF;
            for (int i = 0; i < count; i++) {
                int id = content.get() & 0xFF;
                // A component on its own comes block by block, whatever its sampling [A.2.2].
                int said = content.get() & 0xFF;
                int sampling = count == 1 ? 0x11 : said;
                components.add(new Component(id, sampling >> 4, sampling & 0xF, content.get() & 3));
            }
            if (components.stream().anyMatch(one -> one.across == 0 || one.down == 0) || components.isEmpty()) {
                throw contradiction();
            }
            return new JpegFrame(segment.marker(), precision, width, height, List.copyOf(components));
        } catch (BufferUnderflowException _) {
            throw contradiction();
        }
    }

    static PictureException contradiction() {
        return new PictureException(Flaw.DAMAGED, TEXTS.get("contradiction"));
    }

    /// Whether it is coded in one of the three ways that are met with every day: of the others some have no Huffman
    /// codes, and some no frequencies.
    public boolean isHuffmanCoded() {
        return coding <= PROGRESSIVE;
    }

    /// Whether its data are coded arithmetically, in which no code is wrong [B.1.1.3].
    boolean isArithmeticallyCoded() {
        return coding > ARITHMETIC;
    }

    /// Whether the whole picture is in memory, in frequencies, before its first row is known.
    public boolean progressive() {
        return coding == PROGRESSIVE;
    }

    /// Blocks in a row of the finest component's unit.
    int finestAcross() {
        return components.stream().mapToInt(Component::across).max().orElse(1);
    }

    /// Blocks in a column of the finest component's unit.
    int finestDown() {
        return components.stream().mapToInt(Component::down).max().orElse(1);
    }
}
