package org.poolscope.pool.launch.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A program in a JVM of its own that asks for an AOT cache: for later, and lives until its stdin ends; or for now, by
/// two threads at once.
final class AotCacheChild {

    static final String NOW = "now";

    private AotCacheChild() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 1 && args[0].equals(NOW)) {
            CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(AotCache::make);
            boolean mine = AotCache.make();
            System.out.println("made " + (other.get(60, TimeUnit.SECONDS) | mine));
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
