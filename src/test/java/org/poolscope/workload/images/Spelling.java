package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.Charset;

/// What file names this JVM can spell: one that was started without a locale spells only ASCII.
public final class Spelling {

    private Spelling() {}

    /// Skips the test where a name cannot be spelled.
    public static void assume(String name) {
        String encoding = System.getProperty("sun.jnu.encoding");
        assumeTrue(Charset.forName(encoding).newEncoder().canEncode(name), "file names are in " + encoding + " here");
    }
}
