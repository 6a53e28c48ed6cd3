package org.poolscope.ui.run;

import java.util.function.Consumer;
import org.poolscope.compare.SweepResult;
import org.poolscope.live.LiveModel;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Items;

/// A view of what is being run. Every call is on the event dispatch thread.
public interface SessionListener {

    /// Something was asked for and is being prepared.
    default void sessionBegins() {}

    /// A run begins; from now on this model tells of it.
    default void runBegins(LiveModel model) {}

    /// What the run that began works through, in its order; not told of a run whose items come while it is on, nor of
    /// those of a comparison.
    default void itemsAreKnown(Items items) {}

    /// What the run tells can be read in the journal from now on.
    default void runIsKept(KeptRun run) {}

    /// The run is not in the journal, or what follows of it is not.
    default void runIsNotKept() {}

    /// A frame: the model was brought up to now.
    default void frame(LiveModel model) {}

    /// Whether it shows something now that changes with each frame, as a chart does. Else there are fewer frames, as
    /// many as figures need.
    default boolean moves() {
        return false;
    }

    /// Whatever is on was asked to end early.
    default void sessionStops() {}

    /// The items that were to be tried first have ended, and the run waits.
    ///
    /// @param words  what they tell of the rest, in a sentence without its full stop
    /// @param answer to be told whether the run is to go on, or to end
    default void tried(String words, Consumer<Boolean> answer) {}

    /// The run has ended, and the model has its report.
    default void runEnds(LiveModel model) {}

    /// A comparison has come this far.
    default void sweepAdvances(SweepStep step) {}

    /// What a comparison has found: nothing when it begins, then after each run, and in the end.
    default void sweepFinds(SweepResult result) {}

    /// Nothing is on any more: another run may be started.
    default void sessionEnds() {}

    /// What was to be run cannot be, for a reason the user can put right.
    default void refused(InvalidSettingException problem) {}

    /// What was to be run could not be started, for another reason.
    default void failed(Throwable cause) {}
}
