package org.poolscope.bench.run;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.poolscope.bench.Figure;
import org.poolscope.process.Program;
import org.poolscope.process.ProgramVariables;
import org.poolscope.process.Spawner;

/// How long whole command lines take that run a program which does nothing once for each of many items, two at a time:
/// from before they are started until after they have ended. Ours is that of the packed program, with what it keeps of
/// each and the caches that an earlier run has left.
final class EachRun {

    private static final int ITEMS = 1000;
    private static final int AT_A_TIME = 2;
    private static final String PROGRAM = "true";

    private EachRun() {}

    /// Ours, and what of it an item takes that a loop does not take which only starts programs and waits for them.
    static List<Figure> each() throws Exception {
        PackedProgram.awaitCaches();
        long one = time(poolscope(1));
        long all = time(poolscope(ITEMS));
        bareLoop(ITEMS);
        long bare = bareLoop(ITEMS);
        double share = (all - one) / (ITEMS - 1.0) - bare / (double) ITEMS;
        return List.of(Figure.millis("1000 programs", all), Figure.millis("1 program", one),
                Figure.millis("1000 programs, started and awaited", bare),
                new Figure("own share of an item", "ms", share / 1e6));
    }

    static List<Figure> xargs() throws IOException, InterruptedException {
        return List.of(Figure.millis("xargs-true",
                time(List.of("xargs", "-P" + AT_A_TIME, "-n1", PROGRAM))));
    }

    static List<Figure> parallel() throws IOException, InterruptedException {
        return List.of(Figure.millis("parallel-true",
                time(List.of("parallel", "--will-cite", "-j" + AT_A_TIME, PROGRAM))));
    }

    private static List<String> items(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
    }

    private static List<String> poolscope(int count) throws IOException {
        List<String> words = new ArrayList<>(List.of("each", "--workers", Integer.toString(AT_A_TIME), PROGRAM, ":::"));
        words.addAll(items(count));
        return PackedProgram.words(words);
    }

    private static long time(List<String> command) throws IOException, InterruptedException {
        Path items = Files.write(Files.createTempFile("items", ""), items(ITEMS));
        var builder = new ProcessBuilder(command).redirectInput(items.toFile()).redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().putAll(PackedProgram.environment());
        try {
            long start = System.nanoTime();
            int status = builder.start().waitFor();
            long nanos = System.nanoTime() - start;
            if (status != 0) {
                throw new IOException(command.getFirst() + " ended with status " + status);
            }
            return nanos;
        } finally {
            Files.delete(items);
        }
    }

    /// Starts as many in all, and waits for each, on as many threads.
    private static long bareLoop(int count) throws Exception {
        Spawner spawner = Spawner.ofThisSystem();
        var nothing = new ProgramVariables(Map.of(), List.of());
        Path sink = Path.of("/dev/null");
        Callable<Void> loop = () -> {
            for (int i = 0; i < count / AT_A_TIME; i++) {
                spawner.start(new Program(List.of(PROGRAM, Integer.toString(i)), nothing, List.of(), sink, sink,
                        Optional.empty())).await();
            }
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            long start = System.nanoTime();
            List<Future<Void>> all = IntStream.range(0, AT_A_TIME).mapToObj(_ -> threads.submit(loop)).toList();
            for (Future<Void> one : all) {
                one.get();
            }
            return System.nanoTime() - start;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
