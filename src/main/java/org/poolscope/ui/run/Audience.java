package org.poolscope.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.poolscope.compare.SweepResult;
import org.poolscope.live.LiveModel;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Items;

/// All views of what is being run, as one composite listener: told of everything in the order in which they came. Event
/// dispatch thread only.
public final class Audience implements SessionListener {

    private final List<SessionListener> listeners = new ArrayList<>();

    /// Has a view told of everything from now on.
    public void add(SessionListener listener) {
        listeners.add(listener);
    }

    @Override
    public void sessionBegins() {
        all(SessionListener::sessionBegins);
    }

    @Override
    public void runBegins(LiveModel model) {
        all(listener -> listener.runBegins(model));
    }

    @Override
    public void itemsAreKnown(Items items) {
        all(listener -> listener.itemsAreKnown(items));
    }

    @Override
    public void runIsKept(KeptRun run) {
        all(listener -> listener.runIsKept(run));
    }

    @Override
    public void runIsNotKept() {
        all(SessionListener::runIsNotKept);
    }

    @Override
    public void frame(LiveModel model) {
        all(listener -> listener.frame(model));
    }

    @Override
    public boolean moves() {
        return listeners.stream().anyMatch(SessionListener::moves);
    }

    @Override
    public void sessionStops() {
        all(SessionListener::sessionStops);
    }

    @Override
    public void tried(String words, Consumer<Boolean> answer) {
        all(listener -> listener.tried(words, answer));
    }

    @Override
    public void runEnds(LiveModel model) {
        all(listener -> listener.runEnds(model));
    }

    @Override
    public void sweepAdvances(SweepStep step) {
        all(listener -> listener.sweepAdvances(step));
    }

    @Override
    public void sweepFinds(SweepResult result) {
        all(listener -> listener.sweepFinds(result));
    }

    @Override
    public void sessionEnds() {
        all(SessionListener::sessionEnds);
    }

    @Override
    public void refused(InvalidSettingException problem) {
        all(listener -> listener.refused(problem));
    }

    @Override
    public void failed(Throwable cause) {
        all(listener -> listener.failed(cause));
    }

    private void all(Consumer<SessionListener> call) {
        listeners.forEach(call);
    }
}
