package org.poolscope.pool;

import java.security.CodeSource;
import org.poolscope.function.CodecException;

/// Whether workers will find the class that a function is written in. They look on the class path and the module path
/// of this JVM, as long as nobody has chosen another; no code is sent.
final class FunctionOrigin {

    private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher.";
    private static final String JSHELL = "jdk.jshell.";

    private FunctionOrigin() {}

    /// @param function the class of a lambda or of a record or enum that is a function
    /// @throws CodecException if a class loader has made it that only this JVM has, and it is not on the class path
    static void check(Class<?> function) {
        ClassLoader loader = function.getClassLoader();
        for (ClassLoader known = ClassLoader.getSystemClassLoader(); known != null; known = known.getParent()) {
            if (known == loader) {
                return;
            }
        }
        if (loader != null) {
            Class<?> written = function.getNestHost();
            if (ClassLoader.getSystemResource(written.getName().replace('.', '/') + ".class") == null) {
                throw new CodecException(refusal(written, loader.getClass().getName()));
            }
        }
    }

    private static String refusal(Class<?> written, String loader) {
        if (loader.startsWith(SOURCE_LAUNCHER)) {
            return "a function written in " + written.getName() + " cannot be called in another process: 'java "
                    + "<file>.java' has compiled it in memory, where no other JVM finds it; compile it with javac, and "
                    + "start the class";
        }
        if (loader.startsWith(JSHELL)) {
            return "a function written in jshell cannot be called in another process: jshell has its class in memory, "
                    + "where no other JVM finds it; write it in a class, compile that, and name it to jshell with "
                    + "--class-path";
        }
        CodeSource source = written.getProtectionDomain().getCodeSource();
        return "a function written in " + written.getName() + " cannot be called in another process: the class loader "
                + loader + " has read it from " + (source == null ? "nowhere" : source.getLocation())
                + ", which is not on the class path; have it there, or name it with classPath(…) of the pool's builder "
                + "or of the process";
    }
}
