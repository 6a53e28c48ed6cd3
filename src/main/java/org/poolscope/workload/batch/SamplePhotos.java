package org.poolscope.workload.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.batch.output.OutputFile;

/// A folder of photograph-sized JPEGs for whoever has none at hand: made-up landscapes, some of them upright, some
/// stored lying down with the orientation that cameras write.
public final class SamplePhotos {

    public static final int DEFAULT_COUNT = 40;
    public static final int MAX_COUNT = 10_000;
    public static final long DEFAULT_SEED = 1;

    private static final String FOLDER = "folder";
    private static final String COUNT = "count";
    private static final Pattern NAME = Pattern.compile("landscape-\\d+-\\d+\\.jpg");

    private final Path folder;
    private final int count;
    private final long seed;

    private SamplePhotos(Path folder, int count, long seed) {
        this.folder = folder;
        this.count = count;
        this.seed = seed;
    }

    /// Makes the photographs, and the folder if it is not there. Those of the same seed that are in it already are left
    /// as they are. Returns when all are there; blocks for seconds, so not for the event dispatch thread.
    ///
    /// @param count how many, 1 to [#MAX_COUNT]
    /// @param seed  the same seed makes the same photographs; not negative
    /// @param made  told, on this thread, how many there are already, after each
    /// @return the photographs, in the order of their names
    /// @throws InvalidSettingException if the folder cannot be written or holds anything else, or the count is out of
    ///                                 bounds
    /// @throws IOException             if a photograph cannot be written to it, in words
    /// @throws InterruptedException    if this thread was interrupted; what is made by then stays
    public static List<Path> make(Path folder, int count, long seed, IntConsumer made)
            throws IOException, InterruptedException {
        if (count < 1 || count > MAX_COUNT) {
            throw refused(COUNT, "samples.count", MAX_COUNT, count);
        }
        var photos = new SamplePhotos(folder, count, seed);
        photos.prepareFolder();
        try {
            photos.makeMissing(made);
        } catch (IOException e) {
            throw new IOException(FileTrouble.inWords(e), e);
        }
        return IntStream.range(0, count).mapToObj(photos::path).toList();
    }

    private static InvalidSettingException refused(String field, String key, Object... details) {
        return new InvalidSettingException(field, Texts.of(SamplePhotos.class).format(key, details));
    }

    private void prepareFolder() {
        try {
            // Only in a folder of samples is there anything to tidy up.
            refuseForeignFiles();
            OutputFile.sweep(folder);
            OutputFile.prepare(folder);
        } catch (IOException e) {
            throw refused(FOLDER, "samples.unwritable", FileTrouble.inWords(e));
        }
    }

    private void refuseForeignFiles() throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw refused(FOLDER, "samples.no-folder", folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> foreign = files.filter(file -> !OutputFile.isScratch(file) && !ImageFinder.isOfTheDisk(file))
                    .map(file -> file.getFileName().toString())
                    .filter(NAME.asMatchPredicate().negate())
                    .sorted()
                    .toList();
            if (!foreign.isEmpty()) {
                throw refused(FOLDER, "samples.not-empty", foreign.getFirst());
            }
        }
    }

    private Path path(int index) {
        return folder.resolve(String.format("landscape-%d-%03d.jpg", seed, index + 1));
    }

    private void makeMissing(IntConsumer made) throws IOException, InterruptedException {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!OutputFile.isThere(path(i))) {
                missing.add(i);
            }
        }
        int there = count - missing.size();
        try (ExecutorService painters = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var done = new ExecutorCompletionService<Path>(painters);
            missing.forEach(index -> done.submit(() -> makeOne(index)));
            try {
                for (int i = 0; i < missing.size(); i++) {
                    done.take().get();
                    made.accept(++there);
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException trouble) {
                    throw trouble;
                }
                throw new IllegalStateException("a photograph cannot be painted", e.getCause());
            } finally {
                painters.shutdownNow();
            }
        }
    }

    private Path makeOne(int index) throws IOException, InterruptedException {
        OutputFile.create(path(index), SamplePhoto.file(seed, index));
        return path(index);
    }
}
