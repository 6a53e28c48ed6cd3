package org.poolscope.chart;

import org.jspecify.annotations.Nullable;
import org.poolscope.live.LiveModel;
import org.poolscope.workload.Texts;

/// One of the four live charts: pulls what it shows from the model once per frame.
abstract class LiveChart {

    static final Texts TEXTS = Texts.of(LiveChart.class);

    private final String key;
    private final ChartPane pane;
    private @Nullable Runnable again;

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

    /// Shows what the model knows now.
    final void refresh(LiveModel model, Emphasis emphasis, boolean whole) {
        again = () -> refresh(model, emphasis, whole);
        TimeView view = TimeView.of(model, whole, pane.columns());
        String empty = emptyWords(model);
        pane.setXRange(view.fromSeconds(), view.toSeconds());
        pane.setEmpty(empty);
        if (empty.isEmpty()) {
            show(model, view, emphasis);
        }
        pane.changed();
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
