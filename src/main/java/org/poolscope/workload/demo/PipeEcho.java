package org.poolscope.workload.demo;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.poolscope.shared.Pipe;
import org.poolscope.shared.PipeEnd;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.ResultDigest;
import org.poolscope.workload.Settings;
import org.poolscope.workload.SharedSpec;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.TaskLog;

/// Two processes talk through a [Pipe]: one sends a text, the other answers with it in capitals. Shows both directions
/// of a pipe, how a process learns that the one at the other end has nothing more to say, and what a round trip costs.
public final class PipeEcho extends Demo {

    private static final String PIPE = "talk";
    private static final String SENDER = "sender";
    private static final String ANSWERER = "answerer";
    private static final int MAX_LENGTH = 1000;

    /// The keys of the sender's value; the answerer's value is a number.
    private static final String ANSWER = "answer";
    private static final String MEDIAN_NANOS = "medianNanos";

    public PipeEcho() {
        super("pipe-echo");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(line("text", "hello world", MAX_LENGTH), number("round-trips", 1, 1, 1_000_000));
    }

    @Override
    public Map<String, String> toWatch() {
        return Map.of("round-trips", "100000");
    }

    @Override
    public int requiredWorkers(Settings settings) {
        return 2;
    }

    @Override
    public Batch batch(Settings settings, int workers) {
        return counting(settings.number("round-trips"), Batch.together(new Items.Names(List.of(SENDER, ANSWERER)),
                List.of(new SharedSpec.Pipe(PIPE, String.class))));
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) {
        String text = settings.text("text");
        int roundTrips = settings.integer("round-trips");
        Pipe<String> pipe = shared.pipe(PIPE, String.class);
        return (items, log) -> isSender(items)
                ? send(pipe.first(), text, roundTrips, log) : answer(pipe.second());
    }

    private static boolean isSender(Items task) {
        return task.label(0).equals(SENDER);
    }

    /// Closes its end when it is done, or fails: that is what the answerer stops at.
    private static Map<String, Object> send(PipeEnd<String> end, String text, int roundTrips, TaskLog log)
            throws InterruptedException {
        long[] nanos = new long[roundTrips];
        String answer = "";
        try (end) {
            for (int i = 0; i < roundTrips; i++) {
                long start = System.nanoTime();
                end.send(text);
                answer = end.receive().orElseThrow(
                        () -> new IllegalStateException("the answerer left before it answered"));
                nanos[i] = System.nanoTime() - start;
                log.steps(i + 1L);
            }
        }
        return Map.of(ANSWER, answer, MEDIAN_NANOS, median(nanos));
    }

    private static long median(long[] numbers) {
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static Long answer(PipeEnd<String> end) throws InterruptedException {
        long answers = 0;
        try (end) {
            for (Optional<String> text = end.receive(); text.isPresent(); text = end.receive()) {
                end.send(answerTo(text.get()));
                answers++;
            }
        }
        return answers;
    }

    private static String answerTo(String text) {
        return "Processed: " + text.toUpperCase(Locale.ROOT);
    }

    @Override
    public Summary summary(Settings settings) {
        return new LastAnswer(settings.text("text"), settings.integer("round-trips"));
    }

    private final class LastAnswer implements Summary {

        private final String right;
        private final int roundTrips;
        private final SequencedMap<String, Object> values = new LinkedHashMap<>();

        LastAnswer(String text, int roundTrips) {
            this.right = answerTo(text);
            this.roundTrips = roundTrips;
        }

        @Override
        public void add(Items items, @Nullable Object value) {
            if (isSender(items)) {
                var sent = (Map<?, ?>) Objects.requireNonNull(value);
                values.put(ANSWER, Objects.requireNonNull(sent.get(ANSWER)));
                if (roundTrips > 1) {
                    long nanos = (Long) Objects.requireNonNull(sent.get(MEDIAN_NANOS));
                    values.put("medianMicros", Math.round(nanos / 100.0) / 10.0);
                }
            }
        }

        /// The digest is over the answer: how long it took is different every time.
        @Override
        public Result finish(Segments shared) {
            var digest = new ResultDigest();
            if (values.get(ANSWER) instanceof String answer) {
                digest.add(answer);
            }
            return new Result(values, digest.hex(), cautions(ANSWER, values.get(ANSWER), right));
        }
    }
}
