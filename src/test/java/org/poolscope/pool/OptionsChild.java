package org.poolscope.pool;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import org.poolscope.function.TaskCallable;

/// A program that says how its own code runs, and how that of its workers and processes does.
final class OptionsChild {

    /// Written in this class, which needs nothing but the program's.
    static final TaskCallable<String> CLASS_PATH = OptionsChild::classPath;

    private OptionsChild() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("set.later", "yes");
        System.out.println("here: " + settings());
        try (var pool = WorkerPool.ofSize(1)) {
            System.out.println("pool: " + pool.apply(OptionsChild::settings));
        }
        WorkerProcess.of(OptionsChild::tell).start().join();
    }

    static void tell() {
        System.out.println("process: " + settings());
    }

    static String settings() {
        boolean assertions = false;
        assert assertions = true;
        return "assertions " + assertions + ", given " + System.getProperty("given") + ", later "
                + System.getProperty("set.later") + ", open " + isOpen() + ", preview " + allowsPreview();
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static boolean isOpen() {
        try {
            String.class.getDeclaredMethod("isLatin1").setAccessible(true);
            return true;
        } catch (InaccessibleObjectException e) {
            return false;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As `java.base` knows it, if that is told to export it.
    private static String allowsPreview() {
        try {
            Method asked = Class.forName("jdk.internal.misc.PreviewFeatures").getMethod("isEnabled");
            return asked.invoke(null).toString();
        } catch (ReflectiveOperationException e) {
            return "unknown";
        }
    }
}
