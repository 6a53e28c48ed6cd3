package org.poolscope.ui.view.queue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.question.SweepJob;
import org.poolscope.history.resume.Resumption;
import org.poolscope.history.write.Origin;
import org.poolscope.job.Comparison;
import org.poolscope.job.JobSpec;
import org.poolscope.pool.BatchRun;
import org.poolscope.schedule.queue.BatchQueue;
import org.poolscope.schedule.queue.QueueState;
import org.poolscope.schedule.queue.QueueStatus;
import org.poolscope.schedule.queue.QueueStep;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.SessionListener;
import org.poolscope.ui.view.MessageStrip;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;

/// Works the queue in the window: runs one batch after the other, as if each were started by hand, as long as it is
/// wanted and nothing else is on. Event dispatch thread only, but for [#close].
///
/// It works from when it is asked to until nothing waits any more, a stop is reached, somebody stops a run, or holds
/// it. It never begins by itself.
public final class QueueWork implements SessionListener, AutoCloseable {

    private final Texts texts = Texts.of(QueueWork.class);
    private final RunController controller;
    private final QueueNews news;
    private final QueueDesk desk;
    private final StartClock clock = new StartClock(this::reconsider);
    private Runnable changed = () -> { };
    private boolean on;
    private boolean held;
    private boolean asking;
    private final QueueTally tally = new QueueTally();
    private QueueStep.@Nullable Begin running;
    private QueueStep.@Nullable Begin postponed;

    /// @param place where the journal is, which need not be there; empty if there is to be none
    public QueueWork(Supplier<Optional<Path>> place, RunController controller, MessageStrip strip) {
        this.desk = new QueueDesk(place);
        this.controller = controller;
        this.news = new QueueNews(strip, this::begin);
    }

    QueueDesk desk() {
        return desk;
    }

    /// Has somebody told that there may be news.
    void onChange(Runnable told) {
        changed = told;
    }

    /// Whether this window works the queue.
    public boolean isOn() {
        return on;
    }

    /// The time that it waits for; empty for none.
    Optional<Instant> until() {
        return clock.until();
    }

    /// Whether what is on came from the queue.
    public boolean isRunning() {
        return running != null;
    }

    /// After a start of the window: says what waits, if anything does, and offers to go on with it.
    public void greet() {
        desk.ask(queue -> queue.status(0), status -> {
            if (status.waiting() > 0 && status.worker().isEmpty() && !on) {
                news.offer(status.interrupted() > 0 ? "greet.interrupted" : "greet.waiting", status.waiting(),
                        status.interrupted());
            }
        }, _ -> {
            // Who opens the queue is told.
        });
    }

    /// Puts a batch or a comparison behind all others. If something is on and nothing waits yet, that is to be asked to
    /// run it next.
    public void add(JobSpec job) {
        desk.ask(queue -> queue.addAndTell(job), this::added,
                trouble -> news.notAdded(job.run().workload(), trouble, () -> add(job)));
    }

    private void added(BatchQueue.Added added) {
        boolean next = on || controller.isOn() && added.before().waiting() == 0;
        news.added(added.after(), next);
        if (next && added.after().worker().isEmpty()) {
            begin();
        }
        changed.run();
    }

    /// Works the queue from now on.
    public void begin() {
        if (on) {
            reconsider();
            return;
        }
        desk.ask(BatchQueue::begin, mine -> {
            if (mine) {
                on = true;
                held = true;
                tally.clear();
                advance();
            } else {
                news.workedByOther();
            }
            changed.run();
        }, trouble -> refuse("begin.trouble", trouble));
    }

    /// Begins nothing more; what is on comes to its end.
    void hold() {
        end();
        changed.run();
    }

    /// Something was changed that may be next.
    void reconsider() {
        clock.stop();
        advance();
    }

    /// What was about to begin waits again once nobody works the queue.
    private void end() {
        on = false;
        postponed = null;
        clock.stop();
        if (running == null) {
            release();
        }
    }

    private void release() {
        if (held) {
            held = false;
            desk.ask(queue -> {
                queue.close();
                return queue;
            }, _ -> changed.run(), _ -> { });
        }
    }

    private void advance() {
        if (!on || asking || controller.isOn()) {
            return;
        }
        if (postponed != null) {
            start(postponed);
            return;
        }
        asking = true;
        desk.ask(queue -> queue.next(Instant.now()), step -> {
            asking = false;
            take(step);
        }, trouble -> {
            asking = false;
            end();
            refuse("begin.trouble", trouble);
        });
    }

    private void take(QueueStep step) {
        switch (step) {
            case QueueStep.Begin begin -> start(begin);
            case QueueStep.Wait wait -> clock.await(wait.until());
            case QueueStep.Halt halt -> {
                end();
                if (halt.waiting() > 0) {
                    news.offer("halted", halt.waiting(), 0);
                } else {
                    finish();
                }
            }
            case QueueStep.Nothing _ -> finish();
        }
        changed.run();
    }

    private void start(QueueStep.Begin begin) {
        postponed = null;
        if (!on) {
            return;
        }
        if (controller.isOn()) {
            // Something was started by hand meanwhile: this comes after it.
            postponed = begin;
        } else if (begin.goesOn().isEmpty()) {
            run(begin, Optional.empty());
        } else {
            asking = true;
            desk.ask(queue -> begin.past(queue.journal(), BatchRun::planned), prepared -> {
                asking = false;
                goOn(prepared, begin);
            }, trouble -> {
                asking = false;
                tally.refused(trouble);
                settle(begin);
            });
        }
    }

    private void run(QueueStep.Begin begin, Optional<Resumption> prepared) {
        running = begin;
        tally.begins();
        long number = begin.entry().number();
        Origin origin = Origin.of("window").queued(number);
        if (begin.entry().comparison().isPresent()) {
            compare(begin, begin.entry().comparison().get(), origin);
        } else {
            prepared.ifPresentOrElse(past -> controller.resume(past.queued(number)),
                    () -> controller.run(begin.configuration(), origin));
        }
    }

    private void compare(QueueStep.Begin begin, Comparison asked, Origin origin) {
        try {
            controller.compare(SweepJob.read(begin.configuration(), asked), origin);
        } catch (InvalidSettingException e) {
            tally.refused(String.valueOf(e.getMessage()));
            settle(begin);
        }
    }

    private void goOn(Optional<Resumption> prepared, QueueStep.Begin begin) {
        if (controller.isOn() || !on) {
            start(begin);
        } else if (prepared.isPresent() && prepared.get().resume().missing().isEmpty()) {
            desk.ask(queue -> {
                queue.settle(begin.entry().number(), QueueState.DONE, texts.get("nothing-missing"));
                return queue;
            }, _ -> {
                tally.count(QueueState.DONE);
                advance();
            }, trouble -> refuse("begin.trouble", trouble));
        } else {
            run(begin, prepared);
        }
    }

    @Override
    public void sessionBegins() {
        tally.begins();
        changed.run();
    }

    @Override
    public void sessionStops() {
        tally.stops();
    }

    @Override
    public void sweepFinds(SweepResult result) {
        tally.found(result);
    }

    @Override
    public void refused(InvalidSettingException problem) {
        tally.refused(String.valueOf(problem.getMessage()));
    }

    @Override
    public void failed(Throwable cause) {
        tally.refused(cause.getMessage() == null ? cause.toString() : cause.getMessage());
    }

    @Override
    public void sessionEnds() {
        if (running != null) {
            settle(running);
        } else {
            proceed();
        }
    }

    private void settle(QueueStep.Begin ended) {
        desk.ask(tally.settling(ended.entry()), state -> {
            tally.count(state);
            running = null;
            proceed();
        }, trouble -> {
            running = null;
            end();
            refuse("begin.trouble", trouble);
        });
    }

    /// After the end of whatever was on.
    private void proceed() {
        if (on && tally.isStopped()) {
            end();
            desk.ask(queue -> queue.status(0), status -> {
                if (status.waiting() > 0) {
                    news.offer("stopped", status.waiting(), 0);
                }
            }, _ -> { });
        } else if (on) {
            advance();
        } else {
            release();
        }
        changed.run();
    }

    private void finish() {
        end();
        desk.ask(queue -> queue.status(0), this::allDone, trouble -> refuse("begin.trouble", trouble));
    }

    private void allDone(QueueStatus status) {
        if (tally.done() + tally.notDone() > 0) {
            news.allDone(tally.done(), tally.notDone(), status.whenDone());
        }
    }

    /// Says what went wrong with something that was asked of the queue.
    void complain(String trouble) {
        refuse("trouble", trouble);
    }

    private void refuse(String key, String trouble) {
        news.refuse(key, trouble);
        changed.run();
    }

    /// Does not work the queue any more; to be called when the window is closed and what was on has ended. Any thread.
    @Override
    public void close() {
        desk.close();
    }
}
