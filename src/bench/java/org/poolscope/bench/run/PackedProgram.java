package org.poolscope.bench.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The packed program whose jar this run has on its class path, as a user starts it: with the caches that an earlier
/// start has left, and a journal, both of its own.
final class PackedProgram {

    static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();

    private static final Path CACHES = FOLDER.resolve("caches");
    private static final Duration UNTIL_CACHED = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private PackedProgram() {}

    /// A command line of it.
    static List<String> words(List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(jar().resolveSibling("bin").resolve("poolscope").toString());
        words.addAll(arguments);
        return words;
    }

    private static Path jar() throws IOException {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                .filter(path -> path.endsWith("poolscope.jar")).findFirst()
                .orElseThrow(() -> new IOException("the packed program is not on the class path"));
    }

    /// What it has in its environment: whoever measures wants neither to find all this in his journal nor to have
    /// another program's caches measured.
    static Map<String, String> environment() {
        return Map.of("XDG_CACHE_HOME", CACHES.toString(), "XDG_DATA_HOME", FOLDER.resolve("data").toString(),
                "JAVA_HOME", System.getProperty("java.home"));
    }

    /// Starts it until the caches are there: what the first start of all makes in the background would take its time
    /// from what is measured.
    static void awaitCaches() throws IOException, InterruptedException {
        long until = System.nanoTime() + UNTIL_CACHED.toNanos();
        while (!isCached() && System.nanoTime() - until < 0) {
            WholeCommand.run(words(List.of("run", "squares")));
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private static boolean isCached() throws IOException {
        Path folder = CACHES.resolve("poolscope");
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> starts = Files.newDirectoryStream(folder, "start-*.aot")) {
            for (Path start : starts) {
                if (Files.exists(start)
                        && Files.getLastModifiedTime(start).compareTo(Files.getLastModifiedTime(jar())) > 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
