package org.poolscope.pool.launch.cache;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.file.UserFolder;
import org.poolscope.pool.launch.jvm.Inherited;
import org.poolscope.pool.launch.jvm.JavaCommand;
import org.poolscope.pool.launch.jvm.JvmSetup;

/// What workers and processes load when they start, loaded and linked in advance (JEP 483 and 514): a file in the
/// user's cache directory that their JVMs map. There is one for every Java runtime, class path and set of options that
/// the JVM finds different; a pool with options of its own that it would find different does without. A worker without
/// one starts all the same, only slower, so nothing here ever fails aloud.
///
/// What the program itself loads is in another one, see [StartLink]: a JVM takes in all classes of its cache before it
/// begins, some 30 us each, and a worker with those of a command line would be there later than one without a cache.
///
/// The JVM stores classes from jars alone: with a class folder on the class path there is no cache.
///
/// `-Dpoolscope.aot=off` does without. Any thread may use it.
public final class AotCache {

    private static final String SWITCH = "poolscope.aot";

    /// The option of a JVM that is to make and use none.
    static final String OFF = "-D" + SWITCH + "=off";

    private static final int LOWEST_PRIORITY = 19;
    private static final Path SHELL = Path.of("/bin/sh");

    /// What JVMs write of a cache is for this user's eyes alone from its first byte on, whatever his mask is.
    private static final List<String> UNSEEN = List.of(SHELL.toString(), "-c", "umask 077; exec \"$@\"", "sh");
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    /// Held for its stdin, which is to stay open as long as this process lives.
    @SuppressWarnings("unused")
    private static volatile @Nullable Process maker;

    private final String classPath;
    private final @Nullable AotCacheFile file;
    private final Optional<StartLink> link;

    /// @param directory where caches are kept, or null if there is no such place
    /// @param link      by what name else it is to be found, if it is none for workers but for the program itself
    AotCache(@Nullable Path directory, String classPath, Optional<StartLink> link) {
        this.classPath = classPath;
        this.link = link;
        String key = directory == null || !canBeNamed(directory) ? null
                : AotCacheFile.key(classPath, rehearsals(link));
        this.file = key == null ? null : new AotCacheFile(directory, key);
    }

    private static List<String> rehearsals(Optional<StartLink> link) {
        return link.stream().map(StartLink::rehearsal).toList();
    }

    /// A JVM takes what follows a separator for another cache, and does not start with two.
    private static boolean canBeNamed(Path directory) {
        return !directory.toString().contains(File.pathSeparator);
    }

    /// Reads the class path's files once: what a program was started from does not change under it.
    private static final class OfThisProgram {
        static final AotCache CACHE = ofThisProgram(Optional.empty());

        private OfThisProgram() {}
    }

    private static AotCache ofThisProgram(Optional<StartLink> link) {
        return new AotCache(UserFolder.CACHE.ofThisUser().orElse(null), System.getProperty("java.class.path"), link);
    }

    /// The one that workers start with, and the one that the program itself does.
    private static Stream<AotCache> all() {
        return Stream.concat(Stream.of(OfThisProgram.CACHE),
                StartLink.ofThisProgram().map(link -> ofThisProgram(Optional.of(link))).stream());
    }

    private static boolean isOff() {
        return "off".equals(System.getProperty(SWITCH));
    }

    /// The options by which a worker or process of this program uses the cache; none if there is none for it.
    public static List<String> optionsFor(JvmSetup setup) {
        return isOff() || !setup.fitsCache() ? List.of() : OfThisProgram.CACHE.options();
    }

    /// Reads the whole cache, since a worker that used it has crashed, and deletes it if it is not as it was made.
    /// Takes some milliseconds.
    ///
    /// @return whether it was deleted
    public static boolean wasDamaged() {
        return !isOff() && OfThisProgram.CACHE.file != null && OfThisProgram.CACHE.file.wasDamaged();
    }

    /// Deletes the cache: workers start without it, and did not with it.
    public static void discard() {
        if (!isOff() && OfThisProgram.CACHE.file != null) {
            OfThisProgram.CACHE.file.delete();
        }
    }

    /// Sees to it that there are caches for the next program. Returns at once; a process of its own makes it, see
    /// [AotCacheMaker]. Does nothing the second time.
    ///
    /// Making takes some seconds of processor time. So this is for after a run: none that is measured may lose them.
    public static void prepareLater() {
        if (isOff() || BEGUN.getAndSet(true)) {
            return;
        }
        try {
            if (!all().allMatch(AotCache::isUsableOrImpossible)) {
                startMaker();
            }
        } catch (IOException | RuntimeException | OutOfMemoryError _) {
            // Then there is none; the next program tries again.
        }
    }

    /// Completed when nothing is being made for the next program, or no longer; never exceptionally.
    public static CompletableFuture<?> madeLater() {
        Process making = maker;
        return making == null ? CompletableFuture.completedFuture(null) : making.onExit();
    }

    /// Makes what caches there are not. Takes some seconds for each.
    ///
    /// @return whether all are there now
    public static boolean make() {
        return !isOff() && all().allMatch(AotCache::makeUnlessMade);
    }

    /// Plays what a start does to find its cache, for the cache to hold that as well.
    ///
    /// @param folder which is there, for what is made
    public static void rehearse(Path folder) throws IOException {
        var cache = new AotCache(Files.createDirectory(folder.resolve("caches")), System.getProperty("java.class.path"),
                Optional.of(new StartLink("start-rehearsal" + AotShelf.CACHE, AotCache.class.getName())));
        if (cache.file != null && cache.file.make((output, _) -> Files.exists(Files.createFile(output)))) {
            cache.isUsable(cache.file);
            cache.options();
        }
    }

    private static void startMaker() throws IOException {
        var command = new ArrayList<>(Files.isExecutable(SHELL) ? UNSEEN : List.<String>of());
        command.addAll(JavaCommand.nicer(LOWEST_PRIORITY));
        command.addAll(List.of(JavaCommand.java().toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Xmx64m"));
        // It finds out by its own what there is to be a cache for.
        command.addAll(Inherited.optionsOfCache());
        StartLink.ofThisProgram().ifPresent(link -> command.addAll(link.options()));
        command.addAll(List.of("-Dfile.encoding=" + System.getProperty("file.encoding"),
                "-cp", System.getProperty("java.class.path"), AotCacheMaker.class.getName(), AotCacheMaker.MAKE));
        var builder = new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        JavaCommand.clean(builder.environment());
        maker = builder.start();
    }

    private boolean isUsableOrImpossible() {
        return file == null || isUsable(file);
    }

    /// Whoever starts this program is to find it as well.
    private boolean isUsable(AotCacheFile there) {
        boolean usable = there.isUsable();
        if (usable) {
            link.ifPresent(name -> name.leadTo(there.path()));
        }
        return usable;
    }

    /// The options by which a worker uses it; none if there is none.
    List<String> options() {
        return file == null || !file.isUsable() ? List.of() : file.options();
    }

    boolean makeUnlessMade() {
        if (file == null) {
            return false;
        }
        return isUsable(file) || file.make(new AotTraining(classPath, rehearsals(link))::run) && isUsable(file);
    }
}
