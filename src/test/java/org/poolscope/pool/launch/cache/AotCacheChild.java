package org.poolscope.pool.launch.cache;

import java.io.IOException;

/// A program in a JVM of its own that asks for an AOT cache, for later or for now, and lives until its stdin ends.
final class AotCacheChild {

    static final String NOW = "now";

    private AotCacheChild() {}

    public static void main(String[] args) throws IOException {
        if (args.length == 1 && args[0].equals(NOW)) {
            System.out.println("made " + AotCache.make());
            return;
        }
        AotCache.prepareLater();
        AotCache.prepareLater();
        System.out.println("asked");
        while (System.in.read() >= 0) {
            // until the test has seen enough
        }
    }
}
