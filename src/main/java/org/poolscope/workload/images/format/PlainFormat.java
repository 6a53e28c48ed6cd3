package org.poolscope.workload.images.format;

import java.nio.charset.StandardCharsets;

/// WebP, GIF and BMP: there is nothing to look at that is not looked at where all formats are, and a profile goes into
/// a WebP with the metadata.
final class PlainFormat implements PictureFormat {

    private static final int MAGIC = 12;

    @Override
    public boolean begins(byte[] file) {
        String head = new String(file, 0, Math.min(file.length, MAGIC), StandardCharsets.ISO_8859_1);
        return head.startsWith("RIFF") && head.startsWith("WEBP", 8)
                || head.startsWith("GIF8") || head.startsWith("BM");
    }

    @Override
    public Remarks read(byte[] file) {
        return new Remarks(new byte[0]);
    }

    @Override
    public byte[] withProfile(byte[] file, byte[] profile) {
        return file;
    }
}
