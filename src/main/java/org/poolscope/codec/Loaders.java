package org.poolscope.codec;

/// Where classes are looked for.
final class Loaders {

    private Loaders() {}

    /// The thread's context class loader, or ours where it has none.
    static ClassLoader context() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : Loaders.class.getClassLoader();
    }
}
