package org.poolscope.pool.launch;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One AOT cache on disk, and beside it a small record of its size and time. A cache that is not as its record says was
/// broken off or meddled with, and is deleted: the JVM looks at its beginning only.
final class AotCacheFile {

    private static final String PREFIX = "workers-";
    private static final Duration KEPT = Duration.ofDays(30);

    private final Path directory;
    private final Path cache;
    private final Path record;

    /// Makes the cache that is wanted here.
    interface Maker {

        /// @return whether the file has been made
        boolean make(Path output) throws IOException;
    }

    /// @param key as [#key] gives it
    AotCacheFile(Path directory, String key) {
        this.directory = directory;
        this.cache = directory.resolve(PREFIX + key + ".aot");
        this.record = directory.resolve(PREFIX + key + ".made");
    }

    /// What tells caches apart: the Java runtime, the files of the class path, the options of every worker. Sizings are
    /// not among them, for a cache serves all.
    ///
    /// @return null if there can be no cache
    static @Nullable String key(String classPath) {
        var text = new StringBuilder();
        for (String property : List.of("java.home", "java.runtime.version", "java.vm.version")) {
            text.append(System.getProperty(property)).append('\n');
        }
        WorkerJvm.commonOptions().forEach(option -> text.append(option).append('\n'));
        try {
            for (String entry : classPath.split(File.pathSeparator)) {
                Path path = Path.of(entry).toAbsolutePath();
                if (Files.isDirectory(path)) {
                    return null;
                }
                text.append(path).append('\n');
                if (Files.exists(path)) {
                    text.append(sizeAndTime(path)).append('\n');
                }
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (IOException | NoSuchAlgorithmException e) {
            return null;
        }
    }

    private static String sizeAndTime(Path file) throws IOException {
        return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
    }

    /// Whether it is there and whole. Deletes it if it is there and is not.
    boolean isUsable() {
        try {
            if (!Files.exists(record)) {
                return false;
            }
            if (Files.exists(cache) && Files.readString(record).equals(sizeAndTime(cache))) {
                return true;
            }
            Files.deleteIfExists(record);
            Files.deleteIfExists(cache);
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /// The options by which a JVM uses it. One that cannot goes on without, and is to say nothing of it: it would on
    /// the worker's stdout, which belongs to the tasks.
    List<String> options() {
        return List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=auto", "-Xlog:aot*=off", "-Xlog:cds*=off");
    }

    /// Makes it, unless somebody else is just doing so.
    ///
    /// @return whether it is there now
    boolean make(Maker maker) {
        try {
            Files.createDirectories(directory);
            try (FileChannel lock = FileChannel.open(
                    directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                return lock.tryLock() != null && (isUsable() || makeAlone(maker));
            }
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private boolean makeAlone(Maker maker) throws IOException {
        deleteOthers(".unfinished", Duration.ZERO);
        deleteOthers("", KEPT);
        Path unfinished = cache.resolveSibling(cache.getFileName() + ".unfinished");
        try {
            if (!maker.make(unfinished)) {
                return false;
            }
            Files.deleteIfExists(record);
            Files.move(unfinished, cache, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            Files.writeString(record, sizeAndTime(cache));
            return true;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// Deletes caches, whole or in part, that nobody has made again for a time.
    private void deleteOthers(String suffix, Duration age) throws IOException {
        Instant limit = Instant.now().minus(age);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*" + suffix)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
