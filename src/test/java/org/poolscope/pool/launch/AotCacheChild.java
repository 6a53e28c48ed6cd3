package org.poolscope.pool.launch;

/// A program in a JVM of its own that asks for an AOT cache and ends.
final class AotCacheChild {

    private AotCacheChild() {}

    public static void main(String[] args) {
        AotCache.prepareLater();
        AotCache.prepareLater();
    }
}
