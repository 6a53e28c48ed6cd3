package org.poolscope.workload.images.tiff;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import javax.imageio.stream.ImageInputStreamImpl;
import org.poolscope.workload.images.container.FileBytes;

/// A file in memory as ImageIO reads it.
final class FileStream extends ImageInputStreamImpl {

    private final MemorySegment file;

    FileStream(FileBytes file) {
        this.file = file.memory();
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < file.byteSize() ? file.get(ValueLayout.JAVA_BYTE, streamPos++) & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        bitOffset = 0;
        int count = Math.clamp(file.byteSize() - streamPos, 0, length);
        MemorySegment.copy(file, ValueLayout.JAVA_BYTE, streamPos, bytes, from, count);
        streamPos += count;
        return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public long length() {
        return file.byteSize();
    }
}
