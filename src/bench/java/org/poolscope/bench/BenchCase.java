package org.poolscope.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.poolscope.bench.Contender.JavaProcess;
import org.poolscope.bench.Contender.ProgramProcess;
import org.poolscope.bench.Contender.PythonProcess;
import org.poolscope.bench.Contender.WholePython;

/// What is measured, against whom, and what must come out.
enum BenchCase {

    START_COLD(List.of(
            Comparison.with(Peers.SPAWN, "first frame", Target.atMost(1.2)),
            Comparison.with(Peers.HELLO, "first frame", Target.atMost(1.2)),
            Comparison.with(Peers.SPAWN, "first frame, program's first launch"),
            Comparison.with(Peers.SPAWN, "first frame, no AOT cache"),
            Comparison.with(Peers.SPAWN, "pool answered"))),

    START_WARM(List.of(
            Comparison.with(Peers.FORK, "first frame", Target.atMost(1)),
            Comparison.with(Peers.FORK, "first frame, program's first launch"),
            Comparison.with(Peers.FORK, "pool answered"))),

    MAP_DEFAULT_CHUNK(mapping("map-default-chunk", Target.atLeast(4), "first", "steady"), "-XX:+UseParallelGC"),

    MAP_CHUNK_1(mapping("map-chunk-1", Target.atLeast(20), "first", "steady", "2 000 000 items"),
            "-XX:+UseParallelGC"),

    IMAP_UNORDERED_CHUNK_1(
            mapping("imap-unordered-chunk-1", Target.atLeast(20), "first", "steady", "2 000 000 items"),
            "-XX:+UseParallelGC"),

    MAP_PRIMES(mapping("map-primes", Target.atLeast(4), "first", "steady"), "-XX:+UseParallelGC"),

    STREAM_1M(List.of(
            Comparison.alone("items"),
            Comparison.alone("peak heap", Target.atMost(128)),
            Comparison.alone("wrong or missing results", Target.atMost(0))), "-Xmx128m"),

    WORKER_KILLED(1, List.of(
            Comparison.alone("until its future fails, median"),
            Comparison.alone("until its future fails, maximum"),
            Comparison.alone("until it is replaced, median"),
            Comparison.alone("until it is replaced, maximum"),
            Comparison.alone("until the next call is answered, median"),
            Comparison.alone("until the next call is answered, maximum"),
            Comparison.alone("other tasks affected", Target.atMost(0)))),

    /// Whole command lines, with the start of all that belongs to them.
    EACH_TRUE(List.of(
            Comparison.with(Peers.XARGS, "1000 programs", Target.atMost(1)),
            Comparison.with(Peers.PARALLEL, "1000 programs", Target.atMost(0.25)),
            Comparison.alone("1 program"),
            Comparison.alone("1000 programs, started and awaited"),
            Comparison.alone("own share of an item", Target.atMost(0.2)))),

    RUN_SQUARES(commands("squares-python", Target.atMost(1.5), Target.atMost(1.5))),

    RUN_PRIMES(commands("primes-python", Target.atMost(1.5), Target.atMost(1.5))),

    RUN_IMAGES_24(commands("images-24-python", Target.atMost(1), Target.atMost(1.5))),

    RUN_IMAGES_40(3, Stream.concat(
            commands("images-40-python", Target.atMost(1), Target.atMost(1.5)).stream(),
            Stream.of(Comparison.alone("speed-up of two workers", Target.atLeast(1.5)))).toList()),

    OBSERVER_COST(5, List.of(
            Comparison.alike(Peers.UNOBSERVED, "items"),
            Comparison.alike(Peers.UNOBSERVED, "parent's CPU"),
            Comparison.alone("monitor's CPU"))),

    /// With the options that `bin/poolscope` gives the window.
    WINDOW_COST(3, List.of(
            Comparison.alone("live", Target.atMost(5)),
            Comparison.alone("items", Target.atMost(2)),
            Comparison.alone("minimised", Target.atMost(1))), "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"),

    QUEUE_1P1C(sharing("queue-1p1c", Target.atLeast(20))),

    QUEUE_2P2C(sharing("queue-2p2c", Target.atLeast(10))),

    QUEUE_1P1C_1KB(sharing("queue-1p1c-1kb", Target.atLeast(5))),

    QUEUE_2P2C_1KB(sharing("queue-2p2c-1kb", Target.atLeast(5))),

    PIPE_ROUND_TRIP(sharing("pipe-round-trip", Target.atMost(0.1))),

    PIPE_16MIB(List.of(Comparison.with(new PythonProcess("pipe-16mib"), "steady"))),

    LOCKED_COUNTER_1(sharing("locked-counter-1", Target.atLeast(5))),

    LOCKED_COUNTER_4(sharing("locked-counter-4", Target.atLeast(3))),

    ATOMIC_ADD_1(sharing("locked-counter-1", Target.atLeast(10))),

    ATOMIC_ADD_4(sharing("locked-counter-4", Target.atLeast(10))),

    SHARED_MEMORY_ATTACH(List.of(
            Comparison.with(new PythonProcess("shared-memory-attach"), "steady", Target.atMost(1)),
            Comparison.with(new PythonProcess("shared-memory-attach"), "first")));

    private final Contender ours;
    private final int mostRounds;
    private final List<Comparison> comparisons;

    /// An enum's constants cannot be told of its own static fields.
    private static final class Peers {
        static final Contender SPAWN = new PythonProcess("start-spawn");
        static final Contender FORK = new PythonProcess("start-fork");
        static final Contender HELLO = new JavaProcess("hello-jvm");
        static final Contender XARGS = new ProgramProcess("xargs-true", "xargs");
        static final Contender PARALLEL = new ProgramProcess("parallel-true", "parallel");
        static final Contender UNOBSERVED = new JavaProcess("unobserved");

        private Peers() {}
    }

    BenchCase(List<Comparison> comparisons, String... jvmOptions) {
        this(Integer.MAX_VALUE, comparisons, jvmOptions);
    }

    BenchCase(int mostRounds, List<Comparison> comparisons, String... jvmOptions) {
        this.mostRounds = mostRounds;
        this.comparisons = comparisons;
        this.ours = new JavaProcess(label(), jvmOptions);
    }

    /// The first call is told and not judged: what it is measured by is how fast a JVM compiles.
    private static List<Comparison> mapping(String peer, Target target, String... figures) {
        var python = new PythonProcess(peer);
        return Stream.of(figures).map(figure -> figure.equals("first")
                ? Comparison.with(python, figure)
                : Comparison.with(python, figure, target)).toList();
    }

    /// What processes share: the first messages of fresh JVMs, and the rate they come to.
    private static List<Comparison> sharing(String peer, Target target) {
        var python = new PythonProcess(peer);
        return List.of(Comparison.with(python, "first"), Comparison.with(python, "steady", target));
    }

    /// A whole command line beside one of Python.
    private static List<Comparison> commands(String peer, Target wall, Target processorTime) {
        var python = new WholePython(peer);
        return List.of(Comparison.alike(python, "wall", wall),
                Comparison.alike(python, "processor time", processorTime));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Contender ours() {
        return ours;
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    /// In how many rounds of a sitting it takes part: what takes long, or measures itself many times, in a few only.
    int rounds(int ofSitting) {
        return Math.min(mostRounds, ofSitting);
    }

    /// Us and the peers, each once.
    List<Contender> contenders() {
        var peers = comparisons.stream().flatMap(one -> one.peer().stream()).distinct();
        return Stream.concat(Stream.of(ours), peers).toList();
    }
}
