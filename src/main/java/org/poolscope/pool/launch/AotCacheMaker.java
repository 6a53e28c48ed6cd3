package org.poolscope.pool.launch;

/// The entry of the process that makes an AOT cache after its parent has ended. See [AotCache#prepareLater].
public final class AotCacheMaker {

    static final String MAKE = "--make-aot-cache";

    private AotCacheMaker() {}

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals(MAKE)) {
            AotCache.make();
        }
    }
}
