package org.poolscope.history.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.JournalException;
import org.poolscope.history.JournalState;
import org.poolscope.history.RunEntry;
import org.poolscope.history.database.Database;
import org.poolscope.history.item.AttemptEntry;
import org.poolscope.history.item.AttemptState;
import org.poolscope.history.item.ItemReplay;
import org.poolscope.history.told.ToldUnpacker;
import org.poolscope.history.told.ToldUnpacker.Told;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.run.RunConfiguration;

/// A run of the journal as it told of itself: the same telemetry in the same order. Of a run that an older version
/// wrote there is what that has kept, and one that was killed is given an end. For one thread.
public final class Replay {

    private static final Texts TEXTS = Texts.of(Replay.class);

    private final JournalReader journal;
    private final RunEntry run;
    private final RunConfiguration configuration;
    private final Consumer<Telemetry> to;
    private long nanos;
    private boolean started;
    private boolean ended;

    private Replay(JournalReader journal, RunEntry run, Consumer<Telemetry> to) throws JournalException {
        this.journal = journal;
        this.run = run;
        this.configuration = run.configuration(Map.of());
        this.to = to;
    }

    /// Tells all that a run has told.
    ///
    /// @throws JournalException         if it is still on, or cannot be read
    /// @throws InvalidSettingException if its workload is not there any more, or takes such settings no more
    public static void of(JournalReader journal, RunEntry run, Consumer<Telemetry> to) throws JournalException {
        if (run.state() == JournalState.RUNNING) {
            throw new JournalException(TEXTS.format("replay.on", Long.toString(run.number())));
        }
        new Replay(journal, run, to).tell();
    }

    private void tell() throws JournalException {
        var items = new ItemReplay();
        var packs = new Source("packs", "first", (bytes, into) ->
                items.read(bytes, (order, what) -> into.add(new Told(order, what))));
        var others = new Source("told", "id", this::unpack);
        if (others.peek() == null) {
            begin();
        }
        rows();
        while (true) {
            Told other = others.peek();
            Told item = packs.peek();
            if (item != null && (other == null || item.order() < other.order())) {
                tell(packs.take().what());
            } else if (other != null) {
                tell(others.take().what());
            } else {
                break;
            }
        }
        end();
    }

    private void unpack(byte[] bytes, List<Told> into) {
        var unpacker = new ToldUnpacker(bytes, configuration);
        while (unpacker.hasNext()) {
            into.add(unpacker.next());
        }
    }

    private interface Unpacking {
        void into(byte[] bytes, List<Told> list);
    }

    /// What is in the packs of a table, one pack at a time.
    private final class Source {

        private final String table;
        private final Unpacking unpacking;
        private final Iterator<Long> packs;
        private final List<Told> some = new ArrayList<>();
        private int at;

        Source(String table, String order, Unpacking unpacking) throws JournalException {
            this.table = table;
            this.unpacking = unpacking;
            packs = journal.numbers("SELECT id FROM " + table + " WHERE run=? ORDER BY " + order, run.number())
                    .iterator();
        }

        /// The next; null if there is none left.
        @Nullable Told peek() throws JournalException {
            while (at == some.size() && packs.hasNext()) {
                some.clear();
                at = 0;
                byte[] bytes = journal.bytes("SELECT bytes FROM " + table + " WHERE id=?", packs.next());
                Database.orTrouble(journal.file(), () -> {
                    unpacking.into(bytes, some);
                    return some;
                });
            }
            return at == some.size() ? null : some.get(at);
        }

        Told take() {
            return some.get(at++);
        }
    }

    private void tell(Telemetry what) {
        nanos = Math.max(nanos, what.nanos());
        started |= what instanceof Telemetry.RunStarted;
        ended |= what instanceof Telemetry.RunEnded;
        to.accept(what);
    }

    private void begin() {
        tell(new Telemetry.RunStarted(0, run.started(), configuration, run.items(), Optional.empty()));
    }

    /// What the first version kept of items.
    private void rows() throws JournalException {
        journal.rows(run, row -> {
            if (!started) {
                begin();
            }
            tell(completion(row));
        });
    }

    private static Telemetry completion(AttemptEntry row) {
        long start = row.start().toNanos();
        long end = row.told().toNanos();
        return switch (row.state()) {
            case DONE, FAILED -> new Telemetry.Completion(end, row.worker(), row.seq(), start, end, row.items(),
                    row.state() == AttemptState.FAILED ? row.items() : 0, row.name(), "",
                    row.items() == 1 ? List.of(row.result()) : List.of());
            case INTERRUPTED -> new Telemetry.TaskInterrupted(end, row.worker(), row.seq(), row.items(), row.name());
            case RETRIED -> new Telemetry.TaskRetried(end, row.seq(), row.name(), 2, row.message());
        };
    }

    /// Of what was not ended in order, or is from an older version.
    private void end() throws JournalException {
        if (ended) {
            return;
        }
        Outcome outcome = switch (run.state()) {
            case COMPLETED -> Outcome.COMPLETED;
            case STOPPED -> Outcome.STOPPED;
            case BROKEN, INTERRUPTED, RUNNING -> Outcome.BROKEN;
        };
        List<String> problems = run.state() == JournalState.INTERRUPTED ? List.of(TEXTS.get("replay.killed"))
                : texts("problems");
        Duration wall = run.time().orElse(Duration.ofNanos(nanos));
        long items = run.items() < 0 ? run.succeeded() + run.failed() + run.interrupted() : run.items();
        tell(new Telemetry.RunEnded(Math.max(nanos, wall.toNanos()), new RunReport(configuration, outcome, items,
                run.succeeded(), run.failed(), wall, values(), text(run.reportValues().get("resultDigest")), List.of(),
                problems, texts("cautions"), Optional.empty(), texts("notes"), Duration.ZERO, run.interrupted())));
    }

    private Map<String, Object> values() throws JournalException {
        Map<String, Object> values = new LinkedHashMap<>();
        if (run.reportValues().get("result") instanceof Map<?, ?> found) {
            found.forEach((name, value) -> values.put(String.valueOf(name), value));
        }
        return values;
    }

    private List<String> texts(String key) throws JournalException {
        return run.reportValues().get(key) instanceof List<?> some ? some.stream().map(Replay::text).toList()
                : List.of();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
