package org.poolscope.workload.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.find.ImageFinder;
import org.poolscope.workload.images.output.OutputFile;

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

    /// Those in a folder, which is made if it is not there.
    ///
    /// @param count how many, 1 to [#MAX_COUNT]
    /// @param seed  the same seed makes the same photographs; not negative
    /// @throws InvalidSettingException if the folder cannot be written or holds anything else, or the count is out of
    ///                                 bounds
    public static SamplePhotos in(Path folder, int count, long seed) {
        if (count < 1 || count > MAX_COUNT) {
            throw refused(COUNT, "samples.count", MAX_COUNT, count);
        }
        var photos = new SamplePhotos(folder, count, seed);
        photos.prepareFolder();
        return photos;
    }

    public Path folder() {
        return folder;
    }

    public long seed() {
        return seed;
    }

    /// All of them, in the order of their names.
    public List<Path> paths() {
        return IntStream.range(0, count).mapToObj(index -> path(folder, seed, index)).toList();
    }

    /// The numbers of those that are not there yet.
    public List<Integer> missing() throws IOException {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!OutputFile.isThere(path(folder, seed, i))) {
                missing.add(i);
            }
        }
        return missing;
    }

    /// Paints one photograph into the folder, which takes about a second. For any number of threads and processes.
    ///
    /// @return its number
    /// @throws IOException          if it cannot be written, in words
    /// @throws InterruptedException if this thread was interrupted; nothing is left of it
    public static int paint(Path folder, long seed, int index) throws IOException, InterruptedException {
        try {
            OutputFile.create(path(folder, seed, index), SamplePhoto.file(seed, index));
            return index;
        } catch (IOException e) {
            throw new IOException(FileTrouble.inWords(e), e);
        }
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

    private static Path path(Path folder, long seed, int index) {
        return folder.resolve(String.format("landscape-%d-%03d.jpg", seed, index + 1));
    }
}
