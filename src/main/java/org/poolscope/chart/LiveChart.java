package org.poolscope.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.chart.pane.ChartHeader.Entry;
import org.poolscope.chart.pane.ChartPane;
import org.poolscope.chart.pane.Emphasis;
import org.poolscope.chart.pane.Unit;
import org.poolscope.chart.plot.TimeView;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunState;
import org.poolscope.workload.Texts;

/// One of the live charts: pulls what it shows from the model once per frame.
abstract class LiveChart {

    static final Texts TEXTS = Texts.of(LiveChart.class);

    /// Nobody can read figures that change more often.
    private static final long FIGURES_NANOS = 950_000_000L;

    /// Less than this nobody sees; where a column stands for more than a second, each is seen to come.
    private static final int NEW_COLUMNS = 2;

    private final String key;
    private final ChartPane pane;
    private @Nullable Runnable again;
    private @Nullable Told told;
    private TimeView view = new TimeView(0, 1, 1);
    private boolean isEmpty;
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
        pane.onPointer(() -> {
            if (told != null) {
                tell(told.model, told.emphasis);
            }
        });
        pane.onLookChange(() -> {
            if (again != null) {
                // The pieces of line in the header are to have the colours of the new look.
                told = null;
                again.run();
            }
        });
    }

    ChartPane pane() {
        return pane;
    }

    /// Shows what the model knows now if there is enough of it to be seen: new columns of pixels, or new figures.
    final void next(LiveModel model, Emphasis emphasis, boolean whole) {
        long column = TimeView.of(model, whole, pane.columns()).columnNanos();
        long step = Math.max(column, Math.min(NEW_COLUMNS * column, FIGURES_NANOS));
        Told last = told;
        if (last == null || !last.isOf(model, emphasis) || model.nowNanos() - shownNanos >= step) {
            refresh(model, emphasis, whole);
        } else if (model.nowNanos() - last.nanos >= FIGURES_NANOS) {
            tell(model, emphasis);
        }
    }

    /// Shows what the model knows now.
    final void refresh(LiveModel model, Emphasis emphasis, boolean whole) {
        again = () -> refresh(model, emphasis, whole);
        view = TimeView.of(model, whole, pane.columns());
        String empty = emptyWords(model);
        boolean wasEmpty = isEmpty;
        isEmpty = !empty.isEmpty();
        shownNanos = model.nowNanos();
        pane.setXRange(view.fromSeconds(), view.toSeconds());
        pane.setEmpty(empty);
        if (!isEmpty) {
            show(model, view, emphasis);
        }
        pane.changed();
        Told last = told;
        if (last == null || wasEmpty || !Double.isNaN(pane.pointed()) || !last.isOf(model, emphasis)
                || shownNanos - last.nanos >= FIGURES_NANOS) {
            tell(model, emphasis);
        }
    }

    /// Says beside the title what is shown: where the mouse points, or else at the present moment.
    private void tell(LiveModel model, Emphasis emphasis) {
        told = new Told(model, model.progress().state(), emphasis, model.nowNanos());
        long pointed = Math.round(pane.pointed() * 1e9);
        boolean points = !Double.isNaN(pane.pointed()) && pointed <= model.nowNanos();
        pane.header().show(isEmpty ? List.of() : points ? pointedAt(model, pointed) : entries(model, emphasis));
    }

    private List<Entry> pointedAt(LiveModel model, long moment) {
        List<Entry> entries = new ArrayList<>();
        double precision = Math.pow(10, Math.rint(Math.log10(view.columnNanos() / 1e9)));
        double seconds = Math.rint(moment / 1e9 / precision) * precision;
        entries.add(Entry.value(TEXTS.format("at", Unit.CLOCK.tick(seconds, view.toSeconds()))));
        entries.addAll(entriesAt(model, view, moment));
        return entries;
    }

    private String emptyWords(LiveModel model) {
        return switch (model.progress().state()) {
            case IDLE -> TEXTS.get(key + ".idle");
            case STARTING -> hasData(model) ? "" : TEXTS.get(model.pause().isPresent() ? "paused" : "starting");
            case RUNNING -> hasData(model) ? "" : TEXTS.get(key + ".none");
            case COMPLETED, STOPPED, BROKEN -> hasData(model) ? "" : TEXTS.get(key + ".never");
        };
    }

    /// Whether there is anything to show yet.
    abstract boolean hasData(LiveModel model);

    /// Sets traces and ranges of the pane.
    abstract void show(LiveModel model, TimeView view, Emphasis emphasis);

    /// What to say beside the title of the present moment.
    abstract List<Entry> entries(LiveModel model, Emphasis emphasis);

    /// What to say of another moment, as it is drawn there.
    abstract List<Entry> entriesAt(LiveModel model, TimeView shown, long moment);
}
