package org.poolscope.ui.run;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.history.resume.Resumption;
import org.poolscope.history.write.Journal;
import org.poolscope.history.write.Origin;
import org.poolscope.live.LiveModel;
import org.poolscope.pool.BatchRun;
import org.poolscope.schedule.TrialSize;
import org.poolscope.workload.run.Priority;
import org.poolscope.workload.run.RunConfiguration;

/// Holds the one session there can be at a time. Event dispatch thread only, but for [#close].
public final class RunController implements SessionListener, AutoCloseable {

    private final Audience audience;
    private final StandBy standBy;
    private final Journal journal;
    private volatile @Nullable Session session;

    /// @param audience told of every session; the controller joins it first, so that a view may ask [#isOn]
    /// @param standBy  whom runs take workers from; closed with this
    /// @param journal  where runs are written down; closed with this
    public RunController(Audience audience, StandBy standBy, Journal journal) {
        this.audience = audience;
        this.standBy = standBy;
        this.journal = journal;
        audience.add(this);
    }

    /// One whose runs are not written down.
    public RunController(Audience audience, StandBy standBy) {
        this(audience, standBy, Journal.none());
    }

    /// Starts a run, unless something is on.
    public void run(RunConfiguration configuration) {
        run(configuration, Origin.of("window"));
    }

    /// Starts a run of whose items some are tried first, unless something is on.
    public void tryFirst(RunConfiguration configuration, TrialSize size) {
        if (!isOn()) {
            session = new RunSession(configuration, () -> BatchRun.planned(configuration), Optional.of(size),
                    Origin.of("window"), standBy, journal, audience);
            audience.sessionBegins();
        }
    }

    /// Starts a run that is written down in another way than one of the window's own, unless something is on.
    public void run(RunConfiguration configuration, Origin origin) {
        if (!isOn()) {
            session = new RunSession(configuration, () -> BatchRun.planned(configuration), Optional.empty(), origin,
                    standBy, journal, audience);
            audience.sessionBegins();
        }
    }

    /// Goes on with a run of the past, unless something is on.
    public void resume(Resumption past) {
        if (!isOn()) {
            session = new RunSession(past.configuration(), past.resume()::rest, Optional.empty(), past.origin(),
                    standBy, journal, audience);
            audience.sessionBegins();
        }
    }

    /// Shows a run of the past as it was at its end, unless something is on.
    ///
    /// @param past  nobody else has it any more
    /// @param where it is in the journal
    public void show(LiveModel past, KeptRun where) {
        if (!isOn()) {
            audience.sessionBegins();
            audience.runBegins(past);
            audience.runIsKept(where);
            audience.frame(past);
            audience.runEnds(past);
            audience.sessionEnds();
        }
    }

    /// Starts a comparison, unless something is on.
    public void compare(SweepConfiguration configuration) {
        compare(configuration, Origin.of("window"));
    }

    /// Starts a comparison that is written down in another way than one of the window's own, unless something is on.
    public void compare(SweepConfiguration configuration, Origin origin) {
        if (!isOn()) {
            session = new SweepSession(configuration, origin, standBy, journal, audience);
            audience.sessionBegins();
            audience.sweepFinds(SweepResult.of(configuration, List.of(), false));
        }
    }

    /// Asks whatever is on to end early.
    public void stop() {
        Session on = session;
        if (on != null) {
            on.stop();
            audience.sessionStops();
        }
    }

    /// Has nothing more begun of the run that is on, or, when that is so, goes on.
    ///
    /// @param still whether what was begun is to stand still, too
    public void pause(boolean still) {
        Session on = session;
        if (on != null) {
            on.pause(still);
        }
    }

    /// Has the run that is on take another part of the processors from now on, if that is news.
    public void prioritise(Priority priority) {
        Session on = session;
        if (on != null) {
            on.prioritise(priority);
        }
    }

    public boolean isOn() {
        return session != null;
    }

    @Override
    public void sessionEnds() {
        session = null;
    }

    /// Ends whatever is on and waits until its workers are gone. Not on the event dispatch thread.
    @Override
    public void close() {
        Session on = session;
        if (on != null) {
            on.close();
        }
        standBy.close();
        journal.close();
    }
}
