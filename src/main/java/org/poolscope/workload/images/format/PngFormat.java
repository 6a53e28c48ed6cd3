package org.poolscope.workload.images.format;

import org.poolscope.workload.images.picture.PictureException;

/// PNG.
final class PngFormat implements PictureFormat {

    /// Signature and header chunk, after which the chunks about colours belong.
    private static final int COLOUR_CHUNKS_AT = 33;

    @Override
    public boolean begins(byte[] file) {
        return PngChunks.begin(file);
    }

    @Override
    public Remarks read(byte[] file) throws PictureException {
        return new Remarks(PngChunks.read(file).colour());
    }

    @Override
    public byte[] withProfile(byte[] file, byte[] profile) {
        return PictureFormat.inserted(file, COLOUR_CHUNKS_AT, profile);
    }
}
