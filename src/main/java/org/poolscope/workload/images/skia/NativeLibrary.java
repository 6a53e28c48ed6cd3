package org.poolscope.workload.images.skia;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jetbrains.skia.impl.Library;
import org.poolscope.workload.Texts;

/// Skia's native part. It lies unpacked beside our own classes, in `native`: left alone, Skia's loader would unpack it
/// into a folder in the user's home, or fail where that cannot be written. The property says where else it is.
final class NativeLibrary {

    private static final String PATH = "skiko.library.path";
    private static final String FOLDER = "native";

    private static volatile boolean loaded;

    private NativeLibrary() {}

    /// Loads it, unless that has been done. Takes some 20 ms the first time.
    ///
    /// @throws IllegalStateException if it is not there, or needs a library that this machine does not have
    static void load() {
        if (loaded) {
            return;
        }
        if (System.getProperty(PATH) == null) {
            System.setProperty(PATH, besideOurClasses().toString());
        }
        // What Skia would set up for windows.
        System.setProperty("skiko.rendering.noerasebackground", "false");
        System.setProperty("skiko.gc.auto", "false");
        try {
            Library.staticLoad();
            loaded = true;
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalStateException(Texts.of(NativeLibrary.class)
                    .format("NO_LIBRARY", System.getProperty(PATH), reason(e)), e);
        }
    }

    private static Path besideOurClasses() {
        try {
            Path ours = Path.of(NativeLibrary.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path beside = ours.resolveSibling(FOLDER);
            // Tests have our classes from a jar one folder below.
            return Files.isDirectory(beside) ? beside : ours.getParent().resolveSibling(FOLDER);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the system's linker says, which names what is missing.
    private static String reason(Throwable trouble) {
        Throwable last = trouble;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage());
    }
}
