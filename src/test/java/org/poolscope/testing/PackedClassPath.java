package org.poolscope.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.poolscope.file.UserFolder;
import org.poolscope.pool.launch.cache.AotCache;
import org.poolscope.pool.launch.jvm.JvmSetup;

/// Lets the JVMs that tests start be started as a user's are: from jars, and with an AOT cache. From folders of classes
/// there can be no cache, and each would take twice the processor time; there are some thousand of them, and they are
/// four fifths of all that the tests cost.
///
/// The tests' own JVM goes on with its folders. Where caches would come to lie in a person's own folder, and not in
/// the one that the build names, there is none.
public final class PackedClassPath implements LauncherSessionListener {

    private static final String CLASS_PATH = "java.class.path";
    private static final Path BUILD = Path.of("target").toAbsolutePath();
    private static final Path JARS = BUILD.resolve("test-jars");

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!Files.isDirectory(BUILD)) {
            return;
        }
        try {
            System.setProperty(CLASS_PATH, packed(System.getProperty(CLASS_PATH)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (UserFolder.CACHE.ofThisUser().filter(folder -> folder.startsWith(BUILD)).isPresent()) {
            System.clearProperty("poolscope.aot");
            AotCache.make();
        }
    }

    /// The options by which any JVM of this class path uses the cache that workers have; none without one.
    static List<String> cacheOptions() {
        return AotCache.optionsFor(JvmSetup.INHERITED);
    }

    private static String packed(String classPath) throws IOException {
        Files.createDirectories(JARS);
        List<String> entries = new ArrayList<>();
        try (FileChannel lock = FileChannel.open(JARS.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            lock.lock();
            for (String entry : classPath.split(File.pathSeparator)) {
                Path path = Path.of(entry);
                entries.add(Files.isDirectory(path) ? packed(path).toString() : entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    /// The jar of a folder as it is now; made anew only when something has changed, for caches go by it.
    private static Path packed(Path folder) throws IOException {
        Path jar = JARS.resolve(folder.getFileName() + ".jar");
        FileTime changed = lastChange(folder);
        if (!Files.exists(jar) || !Files.getLastModifiedTime(jar).equals(changed)) {
            Path unfinished = ProgramJar.pack(JARS.resolve(folder.getFileName() + ".unfinished"), folder);
            Files.setLastModifiedTime(unfinished, changed);
            Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
        return jar;
    }

    /// A folder changes when a file in it goes.
    private static FileTime lastChange(Path folder) throws IOException {
        FileTime last = FileTime.fromMillis(0);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                FileTime time = Files.getLastModifiedTime(path);
                last = time.compareTo(last) > 0 ? time : last;
            }
        }
        return FileTime.fromMillis(last.toMillis());
    }
}
