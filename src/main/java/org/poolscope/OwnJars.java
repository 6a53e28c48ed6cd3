package org.poolscope;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Workloads;

/// The jars with workloads of the user's own, added to the class path if the program was started without them: the
/// launchers of an installed program have a class path that was fixed when they were packed. The start script adds them
/// itself, and then there is nothing to do.
///
/// Here a class loader has them, which all threads take over from the first; workers have them on their class path.
final class OwnJars {

    private static final String CLASS_PATH = "java.class.path";

    private OwnJars() {}

    /// To be called before there is any other thread, and before anybody asks for the class path.
    static void add() {
        String named = System.getenv(Workloads.OWN);
        if (named == null || named.isEmpty()) {
            return;
        }
        String classPath = System.getProperty(CLASS_PATH);
        List<String> missing = missing(named, classPath);
        if (!missing.isEmpty()) {
            System.setProperty(CLASS_PATH, classPath + File.pathSeparator + String.join(File.pathSeparator, missing));
            Thread main = Thread.currentThread();
            main.setContextClassLoader(new URLClassLoader("own", urls(missing), main.getContextClassLoader()));
        }
    }

    /// The entries of a class path that are not on another one, with all jars of a folder for `folder/*`.
    static List<String> missing(String named, String classPath) {
        Set<String> entries = new LinkedHashSet<>();
        for (String entry : named.split(File.pathSeparator)) {
            if (entry.equals("*") || entry.endsWith("/*") || entry.endsWith(File.separator + "*")) {
                entries.addAll(jarsIn(entry.substring(0, entry.length() - 1)));
            } else if (!entry.isEmpty()) {
                entries.add(entry);
            }
        }
        entries.removeAll(List.of(classPath.split(File.pathSeparator)));
        return List.copyOf(entries);
    }

    private static Set<String> jarsIn(String folder) {
        Set<String> jars = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder), "*.{jar,JAR}")) {
            for (Path jar : files) {
                jars.add(jar.toString());
            }
        } catch (IOException | InvalidPathException _) {
            // Who misses a workload is told what is not there.
        }
        return jars;
    }

    private static URL[] urls(List<String> entries) {
        List<URL> urls = new ArrayList<>();
        for (String entry : entries) {
            URL url = url(entry);
            if (url != null) {
                urls.add(url);
            }
        }
        return urls.toArray(URL[]::new);
    }

    /// Null for a name that no file can have here.
    private static @Nullable URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (InvalidPathException | MalformedURLException _) {
            return null;
        }
    }
}
