package org.poolscope.pool.launch.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.poolscope.file.UserFolder;
import org.poolscope.pool.launch.folder.PrivateFiles;

/// A cache that is made already, for tests to copy: to make one takes seconds of processor time. It is that of the JVMs
/// which tests start, see [org.poolscope.testing.PackedClassPath].
public final class AotCacheFixture {

    /// What it is for: jars alone.
    public static final String CLASS_PATH = System.getProperty("java.class.path");

    /// With these words a JVM has options of the same kind as this one, and so the same cache.
    public static final List<String> OPTIONS = List.of("--enable-native-access=ALL-UNNAMED", "-cp", CLASS_PATH);

    private static final String KEY = String.valueOf(AotCacheFile.key(CLASS_PATH, List.of()));

    private AotCacheFixture() {}

    private static final class Made {
        static final Path FOLDER = folder();

        private Made() {}

        private static Path folder() {
            Path ours = UserFolder.CACHE.ofThisUser().orElseThrow();
            if (new AotCacheFile(ours, KEY).isUsable()) {
                return ours;
            }
            try {
                Path own = Files.createTempDirectory("caches").resolve("own");
                if (!new AotCache(own, CLASS_PATH, Optional.empty()).makeUnlessMade()) {
                    throw new AssertionError("no cache can be made for " + CLASS_PATH);
                }
                return own;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Puts it into a folder, which is then as if it had been made there and copied by somebody.
    public static void copyTo(Path caches) throws IOException {
        PrivateFiles.make(caches);
        Files.createFile(caches.resolve("lock"));
        for (String ending : List.of(AotShelf.CACHE, AotShelf.RECORD)) {
            String name = AotShelf.PREFIX + KEY + ending;
            Files.copy(Made.FOLDER.resolve(name), caches.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /// Makes one in a folder that has none, as the real one is made except that nothing is rehearsed.
    ///
    /// @return whether it is there now
    static boolean makeIn(Path caches) {
        return new AotCacheFile(caches, KEY).make((output, rehearsal) -> {
            Files.copy(Made.FOLDER.resolve(AotShelf.PREFIX + KEY + AotShelf.CACHE), output);
            return true;
        });
    }
}
