package org.poolscope.pool.launch;

/// How a test of another package has a cache made.
public final class AotCacheFixture {

    /// A class whose `main` makes one with [#NOW].
    public static final String MAKER = AotCacheChild.class.getName();
    public static final String NOW = AotCacheChild.NOW;

    private AotCacheFixture() {}
}
