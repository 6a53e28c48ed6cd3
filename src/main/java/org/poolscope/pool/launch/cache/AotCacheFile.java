package org.poolscope.pool.launch.cache;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.folder.PrivateFiles;
import org.poolscope.pool.launch.jvm.Inherited;
import org.poolscope.pool.launch.jvm.WorkerJvm;

/// One AOT cache on disk, and beside it a [record][AotRecord] of how it was made.
///
/// A JVM takes a cache for what it says it is: it looks at its beginning only, maps the rest and runs what is in there.
/// So nobody but this user can have written it, see [PrivateFiles], and one that is not as it was made, which would
/// kill every worker, is deleted.
final class AotCacheFile {

    /// How exactly it is known when a cache was last used.
    private static final Duration USED_LATELY = Duration.ofHours(1);

    private final Path directory;
    private final String stem;
    private final Path cache;
    private final Path record;

    /// Makes the cache that is wanted here.
    interface Maker {

        /// @param rehearsal what has been found out by a rehearsal, or will be: kept if there is no time for more
        /// @return whether the file has been made
        boolean make(Path output, Path rehearsal) throws IOException;
    }

    /// @param key as [#key] gives it
    AotCacheFile(Path directory, String key) {
        this.directory = directory;
        this.stem = AotShelf.PREFIX + key;
        this.cache = directory.resolve(stem + AotShelf.CACHE);
        this.record = directory.resolve(stem + AotShelf.RECORD);
    }

    /// What tells caches apart: the Java runtime, the files of the class path, the options of every worker, those of
    /// this program that a cache depends on, what is rehearsed besides workers. Sizings are not among them, for a cache
    /// serves all.
    ///
    /// @return null if there can be no cache
    static @Nullable String key(String classPath, List<String> rehearsals) {
        if (!Inherited.allowCache()) {
            return null;
        }
        var text = new StringBuilder();
        for (String property : List.of("java.home", "java.runtime.version", "java.vm.version")) {
            text.append(System.getProperty(property)).append('\n');
        }
        rehearsals.forEach(rehearsal -> text.append(rehearsal).append('\n'));
        WorkerJvm.commonOptions().forEach(option -> text.append(option).append('\n'));
        Inherited.optionsOfCache().forEach(option -> text.append(option).append('\n'));
        try {
            for (String entry : classPath.split(File.pathSeparator)) {
                Path path = Path.of(entry).toAbsolutePath();
                if (Files.isDirectory(path)) {
                    return null;
                }
                text.append(path).append('\n');
                if (Files.exists(path)) {
                    text.append(Files.size(path)).append(' ').append(Files.getLastModifiedTime(path).toMillis())
                            .append('\n');
                }
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (IOException | RuntimeException | NoSuchAlgorithmException e) {
            return null;
        }
    }

    Path path() {
        return cache;
    }

    /// Whether it is there, ours and whole. Deletes it if it is ours and not whole.
    boolean isUsable() {
        try {
            if (!Files.exists(record) || !PrivateFiles.isPrivate(directory)) {
                return false;
            }
            PrivateFiles.Look look = PrivateFiles.lookAt(cache);
            AotRecord made = PrivateFiles.lookAt(record) == null ? null : AotRecord.read(record);
            if (look != null && made != null) {
                if (made.look().equals(look.inWords())) {
                    used();
                    return true;
                }
                if (AotRecord.checksum(cache) == made.checksum()) {
                    new AotRecord(made.checksum(), look.inWords()).write(record);
                    return true;
                }
            }
            delete();
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private void used() throws IOException {
        Instant now = Instant.now();
        if (Files.getLastModifiedTime(record).toInstant().isBefore(now.minus(USED_LATELY))) {
            Files.setLastModifiedTime(record, FileTime.from(now));
        }
    }

    /// Whether it is not as it was made, however it looks. Deletes it then.
    boolean wasDamaged() {
        if (!Files.exists(record)) {
            return false;
        }
        try {
            AotRecord made = AotRecord.read(record);
            if (made != null && AotRecord.checksum(cache) == made.checksum()) {
                return false;
            }
        } catch (IOException e) {
            // It is not there, or cannot be read by whoever is to use it.
        }
        delete();
        return true;
    }

    /// Deletes it: a JVM that has it mapped does not mind.
    void delete() {
        try {
            Files.deleteIfExists(record);
            Files.deleteIfExists(cache);
        } catch (IOException e) {
            // Whoever cannot delete it cannot use it either: it is in a directory of somebody else's.
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
            boolean wasPrivate = PrivateFiles.make(directory);
            try (FileChannel lock = FileChannel.open(directory.resolve("lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PrivateFiles.permissions("rw-------"))) {
                if (lock.tryLock() == null) {
                    return false;
                }
                if (!wasPrivate) {
                    new AotShelf(directory).clear();
                }
                return isUsable() || makeAlone(maker);
            }
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private boolean makeAlone(Maker maker) throws IOException {
        new AotShelf(directory).makeRoomFor(stem);
        Path unfinished = directory.resolve(stem + AotShelf.CACHE + AotShelf.UNFINISHED);
        try {
            if (!maker.make(unfinished, directory.resolve(stem + AotShelf.CONFIGURATION))) {
                return false;
            }
            PrivateFiles.close(unfinished);
            long checksum = AotRecord.checksum(unfinished);
            delete();
            force(unfinished);
            Files.move(unfinished, cache, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.Look look = PrivateFiles.lookAt(cache);
            if (look == null) {
                return false;
            }
            new AotRecord(checksum, look.inWords()).write(record);
            return true;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// Else a machine that loses its power would have the name of a file that is not written.
    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
