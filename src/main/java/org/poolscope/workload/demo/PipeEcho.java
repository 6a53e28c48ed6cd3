package org.poolscope.workload.demo;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/// One process sends a greeting through a pipe, another answers it in capitals; as often as is wanted, to see how long a
/// message takes there and back.
public final class PipeEcho extends Demo {

    private static final String PIPE = "talk";
    private static final String ASKER = "asker";
    private static final String ANSWER = "answer";
    private static final String MEDIAN = "medianMicros";
    private static final String GREETING = "hello world";

    public PipeEcho() {
        super("pipe-echo");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(number("round-trips", 1, 1, 1_000_000));
    }

    @Override
    public int requiredWorkers(Settings settings) {
        return 2;
    }

    @Override
    public Batch batch(Settings settings, int workers) {
        return Batch.together(new Items.Names(List.of(ASKER, "answerer")), List.of(new SharedSpec.Pipe(PIPE, String.class)));
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) {
        int trips = settings.integer("round-trips");
        Pipe<String> pipe = shared.pipe(PIPE, String.class);
        return (task, _) -> task.label(0).equals(ASKER) ? ask(pipe.first(), trips) : answer(pipe.second());
    }

    /// Whoever fails leaves its end, so that the other does not wait for ever.
    private static Map<String, Object> ask(PipeEnd<String> end, int trips) throws InterruptedException {
        try (end) {
            long[] nanos = new long[trips];
            String answer = "";
            for (int trip = 0; trip < trips; trip++) {
                long start = System.nanoTime();
                end.send(GREETING);
                answer = end.receive().orElseThrow(() -> new IllegalStateException("the answerer has left"));
                nanos[trip] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            return Map.of(ANSWER, answer, MEDIAN, nanos[trips / 2] / 1000.0);
        }
    }

    private static @Nullable Object answer(PipeEnd<String> end) throws InterruptedException {
        try (end) {
            for (Optional<String> asked = end.receive(); asked.isPresent(); asked = end.receive()) {
                end.send("Processed: " + asked.get().toUpperCase(Locale.ROOT));
            }
            return null;
        }
    }

    @Override
    public Summary summary(Settings settings) {
        return new Answer(settings.integer("round-trips") > 1);
    }

    private static final class Answer implements Summary {

        private final boolean timed;
        private final SequencedMap<String, Object> values = new LinkedHashMap<>();

        Answer(boolean timed) {
            this.timed = timed;
        }

        @Override
        public void add(Items items, @Nullable Object value) {
            if (value instanceof Map<?, ?> said) {
                values.put(ANSWER, said.get(ANSWER));
                if (timed) {
                    values.put(MEDIAN, said.get(MEDIAN));
                }
            }
        }

        /// How long it took is a matter of chance and not of the digest.
        @Override
        public Result finish(Segments shared) {
            return new Result(values, new ResultDigest().add(String.valueOf(values.get(ANSWER))).hex());
        }
    }
}
