package org.poolscope.pool.launch.jvm;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.worker.WorkerMain;

/// How a JVM of ours is set up for the user's code, besides what it [inherits][Inherited] from this one.
///
/// Poolscope itself is found where this JVM has found it: on the class path, on the module path, or in a file that
/// another class loader has read it from.
///
/// @param options   chosen by the user; they prevail over what is inherited and over our own
/// @param classPath chosen by the user, or null for this JVM's
public record JvmSetup(List<String> options, @Nullable String classPath) {

    /// What is inherited and nothing else.
    public static final JvmSetup INHERITED = new JvmSetup(List.of(), null);

    public JvmSetup {
        options = List.copyOf(options);
    }

    /// Whether the user has chosen nothing.
    public boolean isInherited() {
        return options.isEmpty() && classPath == null;
    }

    /// All that follows `java` on the command line.
    ///
    /// @param ours options that prevail over inherited ones
    /// @param main the class to start
    /// @throws IOException if the class is in no file
    public List<String> commandLine(List<String> ours, Class<?> main) throws IOException {
        var words = new ArrayList<>(Inherited.options());
        words.addAll(ours);
        if (choosesCollector()) {
            words.removeIf(JvmSetup::isCollector);
        }
        words.addAll(options);
        addProgram(main, words);
        return words;
    }

    /// Whether the AOT cache of this program is for such a JVM, too.
    public boolean fitsCache() {
        return classPath == null && Inherited.leaveCacheAlone(options) && isUsual(WorkerMain.class);
    }

    private boolean choosesCollector() {
        for (String option : options) {
            if (isCollector(option)) {
                return true;
            }
        }
        return false;
    }

    /// A JVM takes one and refuses to start with two.
    private static boolean isCollector(String option) {
        return option.startsWith("-XX:+Use") && option.endsWith("GC");
    }

    private void addProgram(Class<?> main, List<String> words) throws IOException {
        Module module = main.getModule();
        boolean ofModulePath = module.isNamed() && module.getLayer() == ModuleLayer.boot();
        String path = ofModulePath ? chosenOrUsualPath() : pathWith(main);
        if (!ofModulePath || !path.isEmpty()) {
            words.addAll(List.of("-cp", path));
        }
        String program = System.getProperty("jdk.module.main");
        if (program != null) {
            // Otherwise only what the first module requires is there, and none requires the user's.
            words.add("--add-modules=" + program);
        }
        if (ofModulePath) {
            words.addAll(List.of("--enable-native-access=" + module.getName(),
                    "-m", module.getName() + "/" + main.getName()));
        } else {
            words.add(main.getName());
        }
    }

    private String chosenOrUsualPath() {
        return classPath == null ? System.getProperty("java.class.path", "") : classPath;
    }

    /// The class path, with a class of ours on it.
    private String pathWith(Class<?> main) throws IOException {
        String path = chosenOrUsualPath();
        if (classPath == null && isUsual(main)) {
            return path;
        }
        return path.isEmpty() ? fileOf(main).toString() : path + File.pathSeparator + fileOf(main);
    }

    /// Whether a class is found on this JVM's class path, by the loader that looks there.
    private static boolean isUsual(Class<?> main) {
        return main.getClassLoader() == ClassLoader.getSystemClassLoader() && !main.getModule().isNamed();
    }

    private static Path fileOf(Class<?> main) throws IOException {
        CodeSource source = main.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location != null && location.getProtocol().equals("file")) {
            try {
                return Path.of(location.toURI());
            } catch (URISyntaxException | IllegalArgumentException _) {
                // Then it is as good as none.
            }
        }
        throw new IOException("Cannot launch workers: the class loader " + main.getClassLoader().getClass().getName()
                + " has read Poolscope from " + location + ", where no other JVM finds it; have the program's jars in "
                + "a folder, and start it with these on the class path");
    }
}
