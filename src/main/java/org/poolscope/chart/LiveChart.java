package org.poolscope.chart;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.chart.ChartHeader.Entry;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunState;
import org.poolscope.workload.Texts;

/// One of the four live charts: pulls what it shows from the model once per frame.
abstract class LiveChart {

    static final Texts TEXTS = Texts.of(LiveChart.class);

    /// Nobody can read figures that change more often.
    private static final long FIGURES_NANOS = 950_000_000L;

    /// Less than this nobody sees.
    private static final int NEW_COLUMNS = 2;

    private final String key;
    private final ChartPane pane;
    private @Nullable Runnable again;
    private @Nullable Told told;
    private boolean tells;
    private long shownNanos;

    /// What the header was last told of.
    private record Told(LiveModel model, RunState state, Emphasis emphasis, long nanos) {

        boolean isOf(LiveModel other, Emphasis now) {
            return model == other && state == other.progress().state() && emphasis.equals(now);
        }
    }

    /// @param key where its texts are: `key.title`, and `key.idle` for before the first run
    LiveChart(String key, Unit unit) {
        this.key = key;
        pane = new ChartPane(TEXTS.get(key + ".title"), Unit.CLOCK, unit);
        pane.setName(key);
        pane.getAccessibleContext().setAccessibleName(TEXTS.get(key + ".title"));
        pane.onLookChange(() -> {
            if (again != null) {
                again.run();
            }
        });
    }

    ChartPane pane() {
        return pane;
    }

    /// Shows what the model knows now if there is enough of it to be seen: new columns of pixels, or new figures.
    final void next(LiveModel model, Emphasis emphasis, boolean whole) {
        long columns = NEW_COLUMNS * TimeView.of(model, whole, pane.columns()).columnNanos();
        if (told == null || !told.isOf(model, emphasis)
                || model.nowNanos() - shownNanos >= Math.min(columns, FIGURES_NANOS)) {
            refresh(model, emphasis, whole);
        }
    }

    /// Shows what the model knows now.
    final void refresh(LiveModel model, Emphasis emphasis, boolean whole) {
        again = () -> refresh(model, emphasis, whole);
        TimeView view = TimeView.of(model, whole, pane.columns());
        String empty = emptyWords(model);
        var now = new Told(model, model.progress().state(), emphasis, model.nowNanos());
        tells = told == null || !told.isOf(model, emphasis) || now.nanos - told.nanos >= FIGURES_NANOS
                || !empty.isEmpty();
        told = tells ? now : told;
        shownNanos = now.nanos;
        pane.setXRange(view.fromSeconds(), view.toSeconds());
        pane.setEmpty(empty);
        if (empty.isEmpty()) {
            show(model, view, emphasis);
        }
        pane.changed();
    }

    /// Says beside the title what is shown, once in a while.
    final void tell(Supplier<List<Entry>> entries) {
        if (tells) {
            pane.header().show(entries.get());
        }
    }

    private String emptyWords(LiveModel model) {
        return switch (model.progress().state()) {
            case IDLE -> TEXTS.get(key + ".idle");
            case STARTING -> hasData(model) ? "" : TEXTS.get("starting");
            case RUNNING -> hasData(model) ? "" : TEXTS.get(key + ".none");
            case COMPLETED, STOPPED, BROKEN -> hasData(model) ? "" : TEXTS.get(key + ".never");
        };
    }

    /// Whether there is anything to show yet.
    abstract boolean hasData(LiveModel model);

    /// Sets traces, ranges and header of the pane.
    abstract void show(LiveModel model, TimeView view, Emphasis emphasis);
}
