package org.poolscope.workload.images.tiff;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import javax.imageio.ImageTypeSpecifier;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;

/// Samples of an image outside of Java's heap, whose size depends on how many workers there are. For one thread.
final class NativeBuffer extends DataBuffer {

    private static final Texts TEXTS = Texts.of(NativeBuffer.class);
    private static final int SHORT_MASK = 0xFFFF;
    private static final int BYTE_MASK = 0xFF;

    private final MemorySegment memory;
    private final boolean bytes;

    private NativeBuffer(int type, int length, int banks, Arena arena) {
        super(type, length, banks);
        bytes = type == TYPE_BYTE;
        memory = arena.allocate((long) length * banks * (bytes ? Byte.BYTES : Short.BYTES), Long.BYTES);
    }

    /// An image of zeros.
    ///
    /// @param arena as long-lived as which it is
    /// @throws PictureException if it has samples of more than 16 bits, or too many of them
    static BufferedImage image(ImageTypeSpecifier type, int width, int height, Arena arena) throws PictureException {
        SampleModel model = type.getSampleModel().createCompatibleSampleModel(width, height);
        DataBuffer row = type.getSampleModel().createCompatibleSampleModel(width, 1).createDataBuffer();
        if (getDataTypeSize(row.getDataType()) > Short.SIZE) {
            throw new PictureException(Flaw.UNSUPPORTED,
                    TEXTS.format("bits", getDataTypeSize(row.getDataType())));
        }
        int length = Math.multiplyExact(row.getSize(), height);
        var samples = new NativeBuffer(row.getDataType(), length, row.getNumBanks(), arena);
        return new BufferedImage(type.getColorModel(), Raster.createWritableRaster(model, samples, null),
                type.getColorModel().isAlphaPremultiplied(), null);
    }

    /// Bytes of it as they are.
    ///
    /// @param from which of them comes first
    void copy(long from, byte[] to, int at, int count) {
        MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, from, to, at, count);
    }

    private long place(int bank, int index) {
        return (long) bank * size + index;
    }

    @Override
    public int getElem(int bank, int index) {
        if (bytes) {
            return memory.getAtIndex(ValueLayout.JAVA_BYTE, place(bank, index)) & BYTE_MASK;
        }
        short sample = memory.getAtIndex(ValueLayout.JAVA_SHORT, place(bank, index));
        return dataType == TYPE_SHORT ? sample : sample & SHORT_MASK;
    }

    @Override
    public void setElem(int bank, int index, int value) {
        if (bytes) {
            memory.setAtIndex(ValueLayout.JAVA_BYTE, place(bank, index), (byte) value);
        } else {
            memory.setAtIndex(ValueLayout.JAVA_SHORT, place(bank, index), (short) value);
        }
    }
}
