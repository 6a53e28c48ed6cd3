package org.poolscope.ui.view;

import java.time.Duration;
import java.util.stream.Collectors;
import org.poolscope.live.SharedObjects.SharedRow;
import org.poolscope.telemetry.SharedValue;
import org.poolscope.ui.look.Figures;
import org.poolscope.workload.Texts;

/// The columns of the table of shared objects, from left to right.
enum SharedColumn {
    NAME(false, 100, (row, _, _) -> row.value().name()),
    KIND(false, 80, (row, _, texts) -> texts.get("shared.kind." + row.value().kind())),
    STATE(false, 210, (row, names, texts) -> state(row.value(), names, texts)),
    TRAFFIC(false, 190, (row, _, texts) -> traffic(row, texts)),
    WAITING(false, 215, (row, names, texts) -> waiting(row.value(), names, texts)),
    BYTES(true, 66, (row, _, _) -> Figures.bytes(row.value().bytes())),
    OWNER(false, 90, (row, names, texts) -> names.of(row.value().owner().pid())
            + (row.value().owner().alive() ? "" : " " + texts.get("shared.dead"))),
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
        String count = Figures.count(value.value());
        return switch (value.kind()) {
            case COUNTER -> value.limit().isEmpty() ? count : counted(value, names, texts);
            case QUEUE, BARRIER -> texts.format("shared.of", count, Figures.count(value.limit().orElse(0)));
            case LOCK -> value.holder().map(holder -> texts.format("shared.held", names.of(holder.pid())
                    + (holder.alive() ? "" : " " + texts.get("shared.dead")))).orElse(texts.get("shared.free"));
            case SEMAPHORE -> texts.format("shared.permits", count);
            case EVENT -> texts.get(value.value() == 0 ? "shared.unset" : "shared.set");
            case CONDITION -> texts.format("shared.waiters", count);
            case PIPE -> texts.format("shared.underway", count);
            case ARRAY -> texts.format("shared.first", count);
            case MEMORY -> "";
        };
    }

    private static String counted(SharedValue value, ProcessNames names, Texts texts) {
        long expected = value.limit().getAsLong();
        String of = texts.format("shared.of", Figures.count(value.value()), Figures.count(expected));
        return value.value() == expected || names.model().report().isEmpty() ? of
                : texts.format("shared.missing", of, Figures.count(expected - value.value()));
    }

    /// Messages a second; of a lock, how long somebody who had to wait for it waited on average, and how often.
    private static String traffic(SharedRow row, Texts texts) {
        SharedValue value = row.value();
        return switch (value.kind()) {
            case QUEUE, PIPE -> texts.format("shared.rates", Figures.rate(row.inPerSecond()), Figures.rate(row.outPerSecond()));
            case LOCK -> value.in() == 0 ? "" : texts.format("shared.waited",
                    Figures.shortSpan(Duration.ofNanos(value.out() / value.in())), Figures.count(value.in()));
            default -> "";
        };
    }

    private static String waiting(SharedValue value, ProcessNames names, Texts texts) {
        return value.waiting().stream()
                .map(wait -> texts.format("shared.waits", names.of(wait.who().pid()), wait.purpose(),
                        Figures.shortSpan(Duration.ofNanos(wait.nanos()))))
                .collect(Collectors.joining("; "));
    }
}
