package org.poolscope.history.resume;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.ConfigurationJson;
import org.poolscope.history.Environment;
import org.poolscope.history.JournalException;
import org.poolscope.history.JournalState;
import org.poolscope.history.RunEntry;
import org.poolscope.history.item.AttemptEntry;
import org.poolscope.history.item.InputStamp;
import org.poolscope.history.read.JournalReader;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.Texts;
import org.poolscope.workload.run.ItemPaths;
import org.poolscope.workload.run.RunConfiguration;

/// What is missing of a run, and why: its batch as it is now, held against all that the run, and those that went on
/// with it, have come to. Items are matched by what they are called, and among several of one name by their places;
/// never by places alone. Immutable.
///
/// @param batch    the batch as it is now, of which only what is missing is to be run
/// @param missing  each item of it that has to be run, in order
/// @param finished how many need not be
public record Resume(Batch batch, List<Missing> missing, long finished) {

    private static final Texts TEXTS = Texts.of(Resume.class);

    /// An item that has to be run.
    ///
    /// @param place in the batch, from 0
    public record Missing(int place, String name, Reason reason) {}

    public Resume {
        missing = List.copyOf(missing);
    }

    /// @param run           which is over
    /// @param configuration as it is to be gone on with
    /// @param now           its batch, as it is now
    /// @param force         whether what is done is to be done again
    /// @throws JournalException if it cannot be gone on with, or the journal cannot be read
    public static Resume of(JournalReader journal, RunEntry run, RunConfiguration configuration, Batch now,
                            boolean force) throws JournalException {
        List<RunEntry> family = journal.family(run);
        for (RunEntry one : family) {
            if (one.state() == JournalState.RUNNING) {
                throw new JournalException(TEXTS.format("resume.on", Long.toString(one.number())));
            }
        }
        if (!(now.items() instanceof Items.Names names) || now.dispatch() != Batch.Dispatch.POOLED) {
            throw new UnnamedItemsException(TEXTS.format("resume.unnamed", Long.toString(run.number())));
        }
        Verdicts known = known(journal, family, configuration);
        List<@Nullable Reason> reasons = reasons(names.names(), known, force);
        List<Missing> missing = new ArrayList<>();
        for (int place = 0; place < reasons.size(); place++) {
            Reason reason = reasons.get(place);
            if (reason != null) {
                missing.add(new Missing(place, names.names().get(place), reason));
            }
        }
        return new Resume(now, missing, reasons.size() - missing.size());
    }

    /// Those at their old places first: what is left of a name is for those that have moved.
    private static List<@Nullable Reason> reasons(List<String> names, Verdicts known, boolean force) {
        List<@Nullable Reason> reasons = new ArrayList<>(names.size());
        List<Integer> moved = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            Verdicts.Taken taken = known.takeAt(names.get(place), place);
            if (taken == null) {
                moved.add(place);
            }
            reasons.add(taken == null ? Reason.NEW : forced(taken.reason(), force));
        }
        for (int place : moved) {
            Verdicts.Taken taken = known.takeAny(names.get(place));
            reasons.set(place, taken == null ? Reason.NEW : forced(taken.reason(), force));
        }
        return reasons;
    }

    private static @Nullable Reason forced(@Nullable Reason reason, boolean force) {
        return reason == null && force ? Reason.FORCED : reason;
    }

    private static Verdicts known(JournalReader journal, List<RunEntry> family, RunConfiguration configuration)
            throws JournalException {
        String fingerprint = ConfigurationJson.fingerprint(configuration);
        var verdicts = new Verdicts();
        for (RunEntry run : family) {
            var files = new ItemPaths(run.workload(), configuration.settings(), run.folder());
            boolean same = run.fingerprint().equals(fingerprint);
            journal.attempts(run, false, attempt -> {
                if (attempt.items() == 1) {
                    verdicts.put(run.number(), attempt.name(), attempt.position(), reason(attempt, same, files));
                }
            });
            for (String label : journal.running(run)) {
                verdicts.began(run.number(), label);
            }
        }
        return verdicts;
    }

    /// Why an item of which this is the last that is known has to be run.
    private static @Nullable Reason reason(AttemptEntry attempt, boolean same, ItemPaths files) {
        return switch (attempt.state()) {
            case FAILED -> Reason.FAILED;
            case INTERRUPTED, RETRIED -> Reason.INTERRUPTED;
            case DONE -> !same ? Reason.SETTINGS_CHANGED
                    : isInputChanged(attempt, files) ? Reason.INPUT_CHANGED
                    : files.isOutputGone(attempt.name(), attempt.output()) ? Reason.OUTPUT_GONE : null;
        };
    }

    /// One that is gone is as it was: there is nothing to make it from again.
    private static boolean isInputChanged(AttemptEntry attempt, ItemPaths files) {
        if (attempt.input().bytes().isEmpty()) {
            return false;
        }
        Optional<InputStamp> now = files.input(attempt.name(), attempt.output()).map(file ->
                InputStamp.of(file.toFile()));
        return now.filter(stamp -> stamp.bytes() != InputStamp.MISSING
                && (stamp.bytes() != attempt.input().bytes().getAsLong()
                        || stamp.changed() != attempt.input().changed().orElse(stamp.changed()))).isPresent();
    }

    /// A run can only be gone on with where relative names lead to what they led to.
    ///
    /// @throws JournalException if that is elsewhere
    public static void requireHere(RunEntry run) throws JournalException {
        if (!Path.of(run.folder()).equals(Path.of(Environment.folder()))) {
            throw new JournalException(TEXTS.format("resume.elsewhere", Long.toString(run.number()), run.folder()));
        }
    }

    /// How many items there are for each reason there is.
    public Map<Reason, Long> counts() {
        Map<Reason, Long> counts = new EnumMap<>(Reason.class);
        missing.forEach(item -> counts.merge(item.reason(), 1L, Long::sum));
        return counts;
    }

    /// The batch of what is missing.
    public Batch rest() {
        return batch.of(new Items.Chosen((Items.Names) batch.items(), missing.stream().map(Missing::place).toList()));
    }
}
