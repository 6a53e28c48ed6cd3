package org.poolscope.workload.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.images.picture.TestPictures;

/// Collects odd files of one kind that all show the same scene.
abstract class OddFiles {

    static final BufferedImage SCENE = TestPictures.scene(96, 72, BufferedImage.TYPE_3BYTE_BGR);

    final List<OddFile> files = new ArrayList<>();
    private final String ending;

    /// @param ending of their names, with its dot
    OddFiles(String ending) {
        this.ending = ending;
    }

    void done(String name, byte[] bytes, @Nullable BufferedImage picture, double psnr) {
        files.add(OddFile.done(name + ending, bytes, picture, psnr));
    }

    void warned(String name, byte[] bytes, String words) {
        files.add(OddFile.warned(name + ending, bytes, words, SCENE));
    }

    void failed(String name, byte[] bytes, String words) {
        files.add(OddFile.failed(name + ending, bytes, words));
    }

    /// The same bytes for the same length.
    static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
