package org.poolscope.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.poolscope.history.JournalException;
import org.poolscope.history.RunEntry;
import org.poolscope.history.item.AttemptEntry;
import org.poolscope.history.item.AttemptState;
import org.poolscope.history.read.JournalReader;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Items;
import org.poolscope.workload.Texts;
import org.poolscope.workload.run.ItemOrder;
import org.poolscope.workload.run.ItemPaths;
import org.poolscope.workload.run.RunConfiguration;

/// Puts the items of a batch in the order that its configuration asks for, for the pool to give them out in: each keeps
/// its place in the batch, by which its result is known. What items took in earlier runs is looked up once, so that all
/// runs of a comparison have the same order. Takes as long as reading what the journal has of a run, and looking at the
/// items' files. One thread at a time.
public final class LongestFirst {

    /// In so many earlier runs is looked for what items took.
    private static final int RUNS = 10;

    private static final Texts TEXTS = Texts.of(LongestFirst.class);

    private final RunConfiguration configuration;
    private final Map<String, Duration> known = new HashMap<>();

    /// @param journal where earlier runs are; empty if there is none
    public LongestFirst(RunConfiguration configuration, Optional<Path> journal) {
        this.configuration = configuration;
        if (isWanted()) {
            journal.filter(Files::exists).ifPresent(this::lookUp);
        }
    }

    private boolean isWanted() {
        return configuration.pool().order() == ItemOrder.LONGEST_FIRST;
    }

    private void lookUp(Path journal) {
        try (JournalReader reader = JournalReader.at(journal)) {
            for (RunEntry run : reader.alike(configuration, RUNS)) {
                reader.attempts(run, false, this::take);
                if (run.missing() == 0) {
                    return;
                }
            }
        } catch (JournalException _) {
            // Whoever writes the run down tells what is wrong with it; the sizes of files are left.
        }
    }

    /// Of several runs the newest is told first.
    private void take(AttemptEntry attempt) {
        if (attempt.items() == 1 && attempt.state() == AttemptState.DONE) {
            known.putIfAbsent(attempt.name(), attempt.elapsed());
        }
    }

    /// The batch in the order asked for.
    public Batch order(Batch batch) {
        return order(batch, 0);
    }

    /// The same of a batch of which some are tried first.
    ///
    /// @param first so many stay where they are
    public Batch order(Batch batch, int first) {
        if (!isWanted()) {
            return batch;
        }
        if (batch.dispatch() != Batch.Dispatch.POOLED || batch.feed().isPresent()) {
            return unordered(batch, "unordered.unknown");
        }
        return switch (batch.items()) {
            case Items.Names names -> order(batch, new Items.Chosen(names, places(names)), first);
            case Items.Chosen chosen -> order(batch, chosen, first);
            case Items.Range _ -> unordered(batch, "unordered.unnamed");
        };
    }

    private static List<Integer> places(Items.Names names) {
        return IntStream.range(0, names.names().size()).boxed().toList();
    }

    private Batch order(Batch batch, Items.Chosen items, int first) {
        double[] lengths = lengths(items.all().names());
        List<Integer> free = items.places().subList(Math.min(first, items.places().size()), items.places().size());
        if (free.stream().allMatch(place -> Double.isNaN(lengths[place]))) {
            return unordered(batch, "unordered.lengths");
        }
        double usual = Arrays.stream(lengths).filter(length -> !Double.isNaN(length)).average().orElseThrow();
        List<Integer> places = new ArrayList<>(items.places().subList(0, items.places().size() - free.size()));
        free.stream().sorted(Comparator.comparingDouble((Integer place) ->
                Double.isNaN(lengths[place]) ? usual : lengths[place]).reversed()).forEach(places::add);
        return batch.of(new Items.Chosen(items.all(), places));
    }

    private static Batch unordered(Batch batch, String why) {
        return batch.noting(Stream.concat(batch.notes().stream(), Stream.of(TEXTS.get(why))).toList());
    }

    /// How long each is expected to take, in seconds, or, where of none is known how long it took, in bytes; not a
    /// number where nothing is known. A file takes as long for each of its bytes as those that were done.
    private double[] lengths(List<String> names) {
        ItemPaths inputs = ItemPaths.of(configuration);
        double[] seconds = names.stream().mapToDouble(this::seconds).toArray();
        if (Arrays.stream(seconds).noneMatch(Double::isNaN)) {
            return seconds;
        }
        double[] bytes = names.stream().mapToDouble(name -> bytes(inputs, name)).toArray();
        int[] both = IntStream.range(0, seconds.length)
                .filter(i -> !Double.isNaN(seconds[i]) && !Double.isNaN(bytes[i])).toArray();
        boolean anySeconds = Arrays.stream(seconds).anyMatch(one -> !Double.isNaN(one));
        double read = Arrays.stream(both).mapToDouble(i -> bytes[i]).sum();
        double pace = !anySeconds ? 1
                : read > 0 ? Arrays.stream(both).mapToDouble(i -> seconds[i]).sum() / read : Double.NaN;
        return IntStream.range(0, seconds.length).mapToDouble(i ->
                Double.isNaN(seconds[i]) ? pace * bytes[i] : seconds[i]).toArray();
    }

    private double seconds(String name) {
        Duration took = known.get(name);
        return took == null ? Double.NaN : took.toNanos() / 1e9;
    }

    private static double bytes(ItemPaths inputs, String name) {
        Optional<Path> file = inputs.input(name, "").filter(Files::isRegularFile);
        try {
            return file.isPresent() ? Files.size(file.get()) : Double.NaN;
        } catch (IOException _) {
            // It went away, or may not be looked at: then its size is not known.
            return Double.NaN;
        }
    }
}
