package org.poolscope.workload.images;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/// One odd file, and what is to become of it.
///
/// @param name    of the file
/// @param outcome what becomes of it
/// @param words   that the warning or the reason has in it
/// @param picture what has to come out; null if that is not looked at
/// @param psnr    how near it has to come to that, in dB
record OddFile(String name, byte[] bytes, Outcome outcome, String words, @Nullable BufferedImage picture, double psnr) {

    enum Outcome { DONE, WARNED, FAILED, LEFT_OUT }

    static OddFile done(String name, byte[] bytes, @Nullable BufferedImage picture, double psnr) {
        return new OddFile(name, bytes, Outcome.DONE, "", picture, psnr);
    }

    static OddFile warned(String name, byte[] bytes, String words, @Nullable BufferedImage picture) {
        return new OddFile(name, bytes, Outcome.WARNED, words, picture, 27);
    }

    static OddFile failed(String name, byte[] bytes, String words) {
        return new OddFile(name, bytes, Outcome.FAILED, words, null, 0);
    }

    static OddFile leftOut(String name, byte[] bytes) {
        return new OddFile(name, bytes, Outcome.LEFT_OUT, "", null, 0);
    }

    @Override
    public String toString() {
        return name + ": " + outcome + (words.isEmpty() ? "" : ", " + words);
    }
}
