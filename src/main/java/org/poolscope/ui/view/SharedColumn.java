package org.poolscope.ui.view;

import java.time.Duration;
import java.util.stream.Collectors;
import org.poolscope.live.SharedObjects.SharedRow;
import org.poolscope.telemetry.SharedState;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.telemetry.SharedValue.Party;
import org.poolscope.ui.look.Figures;
import org.poolscope.workload.Texts;

/// The columns of the table of shared objects, from left to right.
enum SharedColumn {
    NAME(false, 100, (row, _, _) -> row.value().name()),
    KIND(false, 80, (row, _, texts) -> texts.get("shared.kind." + row.value().state().getClass().getSimpleName())),
    STATE(false, 210, (row, names, texts) -> state(row.value(), names, texts)),
    TRAFFIC(false, 190, (row, _, texts) -> traffic(row, texts)),
    WAITING(false, 215, (row, names, texts) -> waiting(row.value(), names, texts)),
    BYTES(true, 66, (row, _, _) -> Figures.bytes(row.value().bytes())),
    OWNER(false, 90, (row, names, texts) -> name(row.value().owner(), names, texts)),
    ATTACHED(false, 110, (row, names, _) -> names.of(row.value().attached()));

    /// What a cell says of an object.
    private interface Cell {
        String of(SharedRow row, ProcessNames names, Texts texts);
    }

    private final boolean figure;
    private final int width;
    private final Cell cell;

    SharedColumn(boolean figure, int width, Cell cell) {
        this.figure = figure;
        this.width = width;
        this.cell = cell;
    }

    boolean figure() {
        return figure;
    }

    int width() {
        return width;
    }

    String text(SharedRow row, ProcessNames names, Texts texts) {
        return cell.of(row, names, texts);
    }

    String title(Texts texts) {
        return texts.get("shared." + name());
    }

    private static String state(SharedValue value, ProcessNames names, Texts texts) {
        return switch (value.state()) {
            case SharedState.Counter counter -> counted(counter, names, texts);
            case SharedState.Queue queue -> of(queue.depth(), queue.capacity(), texts);
            case SharedState.Pipe pipe -> texts.format("shared.underway", Figures.count(pipe.depth()));
            case SharedState.Lock lock -> lock.holder()
                    .map(holder -> texts.format("shared.held", name(holder, names, texts)))
                    .orElse(texts.get("shared.free"));
            case SharedState.Semaphore semaphore -> texts.format("shared.permits", semaphore.permits(),
                    Figures.count(semaphore.permits()));
            case SharedState.Condition condition -> texts.format("shared.waiters", Figures.count(condition.waiters()));
            case SharedState.Event event -> texts.get(event.set() ? "shared.set" : "shared.unset");
            case SharedState.Barrier barrier -> of(barrier.arrived(), barrier.parties(), texts);
            case SharedState.Array array -> texts.format("shared.elements", Figures.count(array.length()), array.type());
            case SharedState.Memory _ -> "";
        };
    }

    private static String of(long part, long whole, Texts texts) {
        return texts.format("shared.of", Figures.count(part), Figures.count(whole));
    }

    private static String name(Party party, ProcessNames names, Texts texts) {
        return names.of(party.pid()) + (party.alive() ? "" : " " + texts.get("shared.dead"));
    }

    /// A counter that did not come to what was expected is told at the end: before, it is on its way.
    private static String counted(SharedState.Counter counter, ProcessNames names, Texts texts) {
        if (counter.expected().isEmpty()) {
            return Figures.count(counter.value());
        }
        long missing = counter.expected().getAsLong() - counter.value();
        String of = of(counter.value(), counter.expected().getAsLong(), texts);
        return missing == 0 || names.model().report().isEmpty() ? of
                : texts.format(missing > 0 ? "shared.lost" : "shared.surplus", of, Figures.count(Math.abs(missing)));
    }

    /// Messages a second; of a lock, how often somebody had to wait for it, and for how long on average.
    private static String traffic(SharedRow row, Texts texts) {
        return switch (row.value().state()) {
            case SharedState.Messages _ ->
                    texts.format("shared.rates", Figures.rate(row.putsPerSecond()), Figures.rate(row.takesPerSecond()));
            case SharedState.Lock lock when lock.waits() > 0 -> texts.format("shared.waited", lock.waits(),
                    Figures.count(lock.waits()), Figures.shortSpan(lock.waited().dividedBy(lock.waits())));
            default -> "";
        };
    }

    private static String waiting(SharedValue value, ProcessNames names, Texts texts) {
        return value.waiting().stream()
                .map(wait -> texts.format("shared.waits", names.of(wait.who().pid()),
                        Figures.shortSpan(Duration.ofNanos(wait.nanos())), texts.get("shared.purpose." + wait.purpose())))
                .collect(Collectors.joining("; "));
    }
}
