package org.poolscope.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.poolscope.bench.Figure;

/// Small batches as whole command lines, ours and those of somebody who writes the same with CPython: what it feels
/// like to run one.
final class BatchCommandRun {

    private static final String PYTHON = System.getProperty("bench.python", "/usr/bin/python3");
    private static final String PEER = Path.of("src", "bench", "python", "batch_peer.py").toString();
    private static final Path PICTURES = PackedProgram.FOLDER.resolve("pictures");
    private static final String TWO = "2";

    private BatchCommandRun() {}

    static List<Figure> squares() throws IOException, InterruptedException {
        return ours("run", "squares", "--workers", TWO).figures();
    }

    static List<Figure> squaresInPython() throws IOException, InterruptedException {
        return python("squares", TWO, "10000").figures();
    }

    static List<Figure> primes() throws IOException, InterruptedException {
        return ours("run", "primes").figures();
    }

    static List<Figure> primesInPython() throws IOException, InterruptedException {
        return python("primes", TWO, "100000", "100100").figures();
    }

    /// Of so many pictures, with two workers; and how much faster these are than one.
    static List<Figure> images(int count) throws IOException, InterruptedException {
        Path pictures = pictures(count);
        WholeCommand one = images(pictures, "1");
        WholeCommand two = images(pictures, TWO);
        List<Figure> figures = new ArrayList<>(two.figures());
        figures.add(new Figure("speed-up of two workers", "", (double) one.wallNanos() / two.wallNanos()));
        return figures;
    }

    private static WholeCommand images(Path pictures, String workers) throws IOException, InterruptedException {
        Path results = Files.createTempDirectory(PackedProgram.FOLDER, "results");
        try {
            return ours("run", "images", "--workers", workers, "--set", "input=" + pictures, "--set",
                    "output=" + results, "--set", "watermark=Poolscope");
        } finally {
            remove(results);
        }
    }

    static List<Figure> imagesInPython(int count) throws IOException, InterruptedException {
        Path pictures = pictures(count);
        Path results = Files.createTempDirectory(PackedProgram.FOLDER, "results");
        try {
            return python("images", TWO, pictures.toString(), results.toString()).figures();
        } finally {
            remove(results);
        }
    }

    /// Made once for all rounds.
    private static Path pictures(int count) throws IOException, InterruptedException {
        Path folder = PICTURES.resolve(Integer.toString(count));
        if (!Files.isDirectory(folder)) {
            Path unfinished = Files.createTempDirectory(PackedProgram.FOLDER, "pictures");
            python("make", unfinished.toString(), Integer.toString(count));
            Files.createDirectories(PICTURES);
            Files.move(unfinished, folder);
        }
        return folder;
    }

    private static WholeCommand ours(String... arguments) throws IOException, InterruptedException {
        PackedProgram.awaitCaches();
        return WholeCommand.run(PackedProgram.words(List.of(arguments)));
    }

    private static WholeCommand python(String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(PackedProgram.FOLDER);
        return WholeCommand.run(Stream.concat(Stream.of(PYTHON, PEER), Stream.of(arguments)).toList());
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
