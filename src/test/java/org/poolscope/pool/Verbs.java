package org.poolscope.pool;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Batch;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.ResultDigest;
import org.poolscope.workload.Settings;
import org.poolscope.workload.SharedSpec;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.TaskLog;
import org.poolscope.workload.Workload;

/// A workload for tests whose items are verbs, parted by semicolons, one task each: a worker does what its verb says.
///
/// `say X` gives X back, and `say nonsense` what the summary throws at; `print X`, `moan X` to stderr, `mumble X`
/// without an end of line; `throw X`; `exit N`; `halt N`; `oom`; `hang` waits until interrupted; `stubborn` waits
/// whatever comes; `odd` gives back what cannot be sent, `halfway` a list whose last element is that, `deadly` a list
/// that ends the process that reads it; `once FILE VERB…` does the verb if it can create the file and says `again` if
/// it cannot; `tell N VERB…` counts N files, is half done with a loss of 2, and does the verb when that was sent;
/// `start FILE` runs a shell script;
/// `nap N` takes so many milliseconds; `meet N` counts up the shared counter `met` and waits until it stands at N.
public final class Verbs implements Workload {

    @Override
    public String name() {
        return "verbs";
    }

    @Override
    public String title() {
        return "Verbs";
    }

    @Override
    public String description() {
        return "Does what it is told.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Text("verbs", "Verbs", "What to do.", "", 1_000_000),
                new Parameter.Choice("dispatch", "Dispatch", "How.", "pooled", List.of("pooled", "together")),
                new Parameter.Choice("open", "Open", "Whether it opens.", "well", List.of("well", "badly", "exits")),
                new Parameter.Choice("process", "Process", "Whose.", "own", List.of("own", "shared")));
    }

    @Override
    public boolean sharesProcess(Settings settings) {
        return settings.text("process").equals("shared");
    }

    @Override
    public Batch batch(Settings settings, int workers) {
        List<String> verbs = settings.text("verbs").isEmpty() ? List.of() : List.of(settings.text("verbs").split(";"));
        var met = List.<SharedSpec>of(new SharedSpec.Counter("met", OptionalLong.empty()));
        return settings.text("dispatch").equals("pooled")
                ? new Batch(new Items.Names(verbs), OptionalInt.of(1), Batch.Dispatch.POOLED, met)
                : Batch.together(new Items.Names(verbs), met);
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) {
        switch (settings.text("open")) {
            case "badly" -> throw new IllegalStateException("will not open");
            case "exits" -> {
                System.err.println("leaving at once");
                System.exit(5);
            }
            default -> { }
        }
        return (items, log) -> act(items.label(0), shared, log);
    }

    private @Nullable Object act(String verb, Segments shared, TaskLog log) throws Exception {
        String[] words = verb.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "say" -> {
                return rest;
            }
            case "print" -> System.out.println(rest);
            case "moan" -> System.err.println(rest);
            case "mumble" -> System.out.print(rest);
            case "throw" -> throw new IllegalStateException(rest);
            case "exit" -> System.exit(Integer.parseInt(rest));
            case "halt" -> Runtime.getRuntime().halt(Integer.parseInt(rest));
            case "oom" -> {
                return new long[][] {new long[1 << 30], new long[1 << 30]};
            }
            case "await" -> {
                while (!Files.exists(Path.of(rest))) {
                    Thread.sleep(5);
                }
            }
            case "start" -> start(Path.of(rest), log);
            case "nap" -> Thread.sleep(Long.parseLong(rest));
            case "hang" -> new CountDownLatch(1).await();
            case "linger" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(Verbs::stayWhateverComes));
                new CountDownLatch(1).await();
            }
            case "stubborn" -> stayWhateverComes();
            case "odd" -> {
                return new Object();
            }
            case "halfway" -> {
                return List.of("sendable", new Object());
            }
            case "deadly" -> {
                return new Deadly();
            }
            case "once" -> {
                String[] fileAndVerb = rest.split(" ", 2);
                return isFirst(Path.of(fileAndVerb[0])) ? act(fileAndVerb[1], shared, log) : "again";
            }
            case "tell" -> {
                String[] countAndVerb = rest.split(" ", 2);
                log.part(0.5);
                log.status("half way");
                log.value("loss", 2);
                log.count("files", Integer.parseInt(countAndVerb[0]));
                var beats = new CountDownLatch(2);
                log.look(beats::countDown);
                beats.await();
                return act(countAndVerb[1], shared, log);
            }
            case "meet" -> {
                shared.counter("met").add(1);
                while (shared.counter("met").get() < Integer.parseInt(rest)) {
                    Thread.onSpinWait();
                    if (Thread.interrupted()) {
                        throw new InterruptedException("interrupted while meeting");
                    }
                }
                return "met";
            }
            default -> throw new IllegalArgumentException("no such verb: " + verb);
        }
        return null;
    }

    private static void start(Path script, TaskLog log) throws Exception {
        long begin = System.nanoTime();
        int status = new ProcessBuilder("sh", script.toString()).inheritIO().start().waitFor();
        log.item(new ItemResult(script.getFileName().toString(), status == 0,
                Duration.ofNanos(System.nanoTime() - begin), ""));
    }

    private static final class Deadly extends AbstractList<Object> {
        @Override
        public Object get(int index) {
            Runtime.getRuntime().halt(9);
            return index;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    private static boolean isFirst(Path file) throws Exception {
        try {
            Files.createFile(file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static void stayWhateverComes() {
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                // That is the point.
            }
        }
    }

    @Override
    public Summary summary(Settings settings) {
        return new Summary() {
            private final ResultDigest digest = new ResultDigest();
            private final List<String> said = new ArrayList<>();

            @Override
            public void add(Items items, @Nullable Object value) {
                if ("nonsense".equals(value)) {
                    throw new IllegalStateException("no sum takes in nonsense");
                }
                if ("an error".equals(value)) {
                    throw new NoClassDefFoundError("no such sum");
                }
                said.add(items.label(0) + " -> " + value);
                digest.add(items.label(0) + " -> " + value);
            }

            @Override
            public Result finish(Segments shared) {
                if (said.contains("say the end -> the end")) {
                    throw new StackOverflowError();
                }
                said.sort(null);
                return new Result(Map.of("said", said), digest.hex());
            }
        };
    }
}
