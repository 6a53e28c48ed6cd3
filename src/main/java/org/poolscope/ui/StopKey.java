package org.poolscope.ui;

import java.awt.Component;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.swing.Action;
import javax.swing.JComboBox;
import javax.swing.JSpinner;
import javax.swing.JTable;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.SweepResult;
import org.poolscope.text.Figures;
import org.poolscope.ui.form.ConfigurationForm;
import org.poolscope.ui.run.SessionListener;
import org.poolscope.ui.view.MessageStrip;
import org.poolscope.workload.Texts;

/// What Esc does in the window: it stops what is on. It is a key that is quickly pressed, so it does nothing of the
/// kind where it has a meaning of its own, in the form and in any field; and once a run or a comparison has been on for
/// a while, it asks. Pressed again, it takes the question back. Event dispatch thread only.
final class StopKey implements SessionListener {

    /// What has been on for less is soon done again.
    private static final Duration YOUNG = Duration.ofSeconds(10);

    private final Texts texts = Texts.of(StopKey.class);
    private final Action stop;
    private final MessageStrip strip;
    private final LongSupplier clock;
    private long begun;
    private boolean inComparison;

    /// @param stop  enabled while there is something to stop
    /// @param strip where it is asked
    /// @param clock in nanoseconds
    StopKey(Action stop, MessageStrip strip, LongSupplier clock) {
        this.stop = stop;
        this.strip = strip;
        this.clock = clock;
    }

    /// It was pressed, and nobody who has the focus had a use for it.
    ///
    /// @param focus who has the focus, if anybody
    void pressed(@Nullable Component focus) {
        if (strip.isAsking()) {
            strip.withdraw();
        } else if (stop.isEnabled() && !isOfItsOwn(focus)) {
            Duration on = Duration.ofNanos(clock.getAsLong() - begun);
            if (on.compareTo(YOUNG) <= 0) {
                stop();
            } else {
                strip.ask(texts.format(inComparison ? "stopping.comparison" : "stopping.run", Figures.clock(on)),
                        texts.get("stopping.answer"), this::stop);
            }
        }
    }

    private void stop() {
        stop.actionPerformed(null);
    }

    /// Whether Esc means something else there.
    private static boolean isOfItsOwn(@Nullable Component focus) {
        for (Component part = focus; part != null; part = part.getParent()) {
            boolean isEditor = switch (part) {
                case JTextComponent text -> text.isEditable();
                case JTable table -> table.isEditing();
                case JSpinner _, JComboBox<?> _, ConfigurationForm _ -> true;
                default -> false;
            };
            if (isEditor) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void sessionBegins() {
        begun = clock.getAsLong();
        inComparison = false;
    }

    @Override
    public void sweepFinds(SweepResult result) {
        inComparison = true;
    }

    @Override
    public void sessionStops() {
        strip.withdraw();
    }

    @Override
    public void sessionEnds() {
        strip.withdraw();
    }
}
