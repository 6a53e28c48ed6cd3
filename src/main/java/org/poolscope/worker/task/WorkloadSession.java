package org.poolscope.worker.task;

import org.jspecify.annotations.Nullable;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.Reply;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.shared.Segments;
import org.poolscope.shared.wait.Waits;
import org.poolscope.worker.child.StartedProcesses;
import org.poolscope.workload.Place;
import org.poolscope.workload.Settings;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;

/// Runs the tasks of a workload.
final class WorkloadSession implements WorkerSession {

    private final WorkerPage page;
    private final TaskNews news;
    private final @Nullable StartedProcesses started;
    private final TaskBody body;

    /// Opens the workload.
    ///
    /// @param started what tasks have started; null if they tell it themselves
    /// @throws Exception whatever it throws at that
    WorkloadSession(Command.Open open, WorkerPage page, Segments segments, Place place, TaskNews news,
                    @Nullable StartedProcesses started) throws Exception {
        this.page = page;
        this.news = news;
        this.started = started;
        Workload workload = Workloads.named(open.workload());
        body = workload.open(Settings.parse(workload.parameters(), open.settings()), segments, place);
    }

    @Override
    public Reply run(Command.Work work, long start) {
        var log = new PageLog(page, work.task(), started);
        news.begin(log);
        long waited = Waits.nanos();
        try {
            Object value = body.run(((Command.Run) work).items(), log);
            return new Reply.Done(work.task(), start, System.nanoTime(), value, log.results());
        } catch (Throwable e) {
            return failed(work, start, e);
        } finally {
            page.waitedAtShared(Waits.nanos() - waited);
        }
    }

    @Override
    public Reply failed(Command.Work work, long start, Throwable thrown) {
        return new Reply.Failed(work.task(), start, System.nanoTime(), Reply.Failure.of(thrown));
    }

    @Override
    public void close() {
        body.close();
    }
}
