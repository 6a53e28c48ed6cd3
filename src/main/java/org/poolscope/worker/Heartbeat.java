package org.poolscope.worker;

import java.nio.file.Path;
import java.util.List;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.worker.child.StartedProcesses;
import org.poolscope.worker.task.TaskRunner;

/// The `beat` thread of a worker that has its process for itself.
final class Heartbeat extends BeatThread {

    private final WorkerPage page;
    private final TaskRunner runner;
    private final StartedProcesses started;

    /// @param homes   the directories of the run, which must stay until the worker is gone
    /// @param runner  told of every beat, and when the parent is gone
    /// @param started looked for with every beat
    Heartbeat(WorkerPage page, List<Path> homes, ProcessIdentity parent, int beatsPerSecond, TaskRunner runner,
              StartedProcesses started) {
        super(homes, parent, beatsPerSecond);
        this.page = page;
        this.runner = runner;
        this.started = started;
    }

    /// Does once, on this thread, what the thread does all the time.
    void rehearse() {
        useHomes();
        look();
        last();
    }

    /// The page's fields want one writer at a time.
    @Override
    synchronized void sample(boolean whole) {
        started.look();
        page.process(sampler.sample(whole));
    }

    @Override
    void begin() {
        started.begin();
    }

    @Override
    boolean tell() {
        return runner.beat();
    }

    @Override
    boolean hasPrograms() {
        return page.hasPrograms();
    }

    @Override
    void orphaned() {
        runner.orphaned();
    }
}
