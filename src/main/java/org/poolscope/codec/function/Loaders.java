package org.poolscope.codec.function;

/// Where classes are looked for.
public final class Loaders {

    private Loaders() {}

    /// The thread's context class loader, or ours where it has none.
    public static ClassLoader context() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : Loaders.class.getClassLoader();
    }
}
