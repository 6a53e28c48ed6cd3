package org.poolscope.ui.view.state;

import static org.poolscope.ui.look.ColumnShape.figures;
import static org.poolscope.ui.look.ColumnShape.words;

import java.time.Duration;
import java.util.stream.Collectors;
import org.poolscope.live.ProcessNames;
import org.poolscope.live.SharedObjects.SharedRow;
import org.poolscope.telemetry.SharedState;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.telemetry.SharedValue.Party;
import org.poolscope.text.Figures;
import org.poolscope.ui.look.ColumnShape;
import org.poolscope.workload.Texts;

/// The columns of the table of shared objects, from left to right.
public enum SharedColumn {
    NAME(words(120), (row, _) -> row.value().name()),
    KIND(words(80), (row, in) -> in.texts.get("shared.kind." + row.value().state().getClass().getSimpleName())),
    STATE(words(200), (row, in) -> state(row.value(), in)),
    TRAFFIC(words(140), (row, in) -> traffic(row, in.texts)),
    WAITING(words(170), (row, in) -> waiting(row.value(), in)),
    BYTES(figures(62), (row, _) -> Figures.bytes(row.value().bytes())),
    OWNER(words(104), (row, in) -> name(row.value().owner(), in)),
    ATTACHED(words(106), (row, in) -> in.names.of(row.value().attached()));

    /// What a cell says of an object.
    private interface Cell {
        String of(SharedRow row, Scene in);
    }

    /// What is to be known of a run to say something of its objects.
    ///
    /// @param completed whether it has come to its end, so that counters are what they will be
    record Scene(ProcessNames names, boolean completed, Texts texts) {}

    private final ColumnShape shape;
    private final Cell cell;

    SharedColumn(ColumnShape shape, Cell cell) {
        this.shape = shape;
        this.cell = cell;
    }

    ColumnShape shape() {
        return shape;
    }

    String text(SharedRow row, Scene in) {
        return cell.of(row, in);
    }

    String title(Texts texts) {
        return texts.get("shared." + name());
    }

    String tip(Texts texts) {
        return texts.get("shared." + name() + ".tip");
    }

    private static String state(SharedValue value, Scene in) {
        return switch (value.state()) {
            case SharedState.Counter counter -> counted(counter, in);
            case SharedState.Queue queue -> of(queue.depth(), queue.capacity(), in.texts);
            case SharedState.Pipe pipe -> in.texts.format("shared.underway", Figures.count(pipe.depth()));
            case SharedState.Lock lock -> lock.holder()
                    .map(holder -> in.texts.format("shared.held", name(holder, in)))
                    .orElse(in.texts.get("shared.free"));
            case SharedState.Semaphore semaphore -> in.texts.format("shared.permits", semaphore.permits(),
                    Figures.count(semaphore.permits()));
            case SharedState.Condition condition ->
                    in.texts.format("shared.waiters", Figures.count(condition.waiters()));
            case SharedState.Event event -> in.texts.get(event.set() ? "shared.set" : "shared.unset");
            case SharedState.Barrier barrier -> of(barrier.arrived(), barrier.parties(), in.texts);
            case SharedState.Array array ->
                    in.texts.format("shared.elements", Figures.count(array.length()), array.type());
            case SharedState.Memory _ -> "";
        };
    }

    private static String of(long part, long whole, Texts texts) {
        return texts.format("shared.of", Figures.count(part), Figures.count(whole));
    }

    private static String name(Party party, Scene in) {
        return in.names.of(party.pid()) + (party.alive() ? "" : " " + in.texts.get("shared.dead"));
    }

    /// What is lost is told at the end: before, and in a run that was stopped, a counter is on its way.
    private static String counted(SharedState.Counter counter, Scene in) {
        if (counter.expected().isEmpty()) {
            return Figures.count(counter.value());
        }
        long expected = counter.expected().getAsLong();
        long lost = expected - counter.value();
        return lost == 0 || !in.completed
                ? of(counter.value(), expected, in.texts)
                : in.texts.format(lost > 0 ? "shared.lost" : "shared.surplus", Figures.count(Math.abs(lost)),
                        Figures.count(expected));
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

    private static String waiting(SharedValue value, Scene in) {
        return value.waiting().stream()
                .map(wait -> in.texts.format("shared.waits", in.names.of(wait.who().pid()),
                        Figures.shortSpan(Duration.ofNanos(wait.nanos())),
                        in.texts.get("shared.purpose." + wait.purpose())))
                .collect(Collectors.joining("; "));
    }
}
