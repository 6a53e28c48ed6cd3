package org.poolscope.worker.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.protocol.Reply;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.worker.child.StartedProcesses;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.ProgramUse;
import org.poolscope.workload.TaskLog;

/// One task's log: progress goes to the telemetry page; what its items tell goes up with each beat as far as it has
/// changed, and once more with the results, in the reply.
///
/// The task's thread writes, and the beat thread sends: what both touch is guarded by this.
final class PageLog implements TaskLog {

    private final WorkerPage page;
    private final long task;
    private final @Nullable StartedProcesses started;
    private final List<ItemResult> results = new ArrayList<>();
    private @Nullable ItemNotes notes;
    private boolean ended;
    private volatile @Nullable Runnable look;

    /// @param started what tasks have started; null if they tell it themselves
    PageLog(WorkerPage page, long task, @Nullable StartedProcesses started) {
        this.page = page;
        this.task = task;
        this.started = started;
    }

    @Override
    public synchronized void item(ItemResult result) {
        ItemUse use = started == null ? ItemUse.NONE : started.ofItem(result.elapsed());
        ItemResult told = use.isKnown() ? result.using(use) : result;
        results.add(notes == null ? told : told.telling(notes.all()));
        notes = null;
        page.progress(results.size());
    }

    @Override
    public void progress(long itemsDone) {
        page.progress(itemsDone);
    }

    @Override
    public void steps(long stepsDone) {
        page.steps(stepsDone);
    }

    @Override
    public void programs(Supplier<ProgramUse> use) {
        page.programs(use);
    }

    @Override
    public synchronized void part(double done) {
        notes().part(done);
    }

    @Override
    public synchronized void status(String line) {
        notes().status(line);
    }

    @Override
    public synchronized boolean value(String name, double amount) {
        return notes().value(name, amount);
    }

    @Override
    public synchronized boolean count(String name, double more) {
        return notes().count(name, more);
    }

    @Override
    public void look(Runnable each) {
        look = each;
    }

    private ItemNotes notes() {
        if (notes == null) {
            notes = new ItemNotes();
        }
        return notes;
    }

    /// With every beat, on its thread: has looked what there is to tell, and tells what is new.
    ///
    /// @return whether its item tells anything
    boolean beat(ReplyChannel replies) throws IOException {
        Runnable each = look;
        if (each != null) {
            each.run();
        }
        tell(replies);
        return each != null || tellsAnything();
    }

    private synchronized boolean tellsAnything() {
        return notes != null;
    }

    /// Guarded up to the last byte: after the reply to its task nothing of it may come any more.
    private synchronized void tell(ReplyChannel replies) throws IOException {
        ItemReport news = ended || notes == null ? ItemReport.NONE : notes.news();
        if (!news.isEmpty()) {
            replies.send(new Reply.Reported(task, results.size(), news));
        }
    }

    /// The task has ended. Of an item of which it said nothing else, what it told is told to the end.
    void end(ReplyChannel replies) throws IOException {
        tell(replies);
        synchronized (this) {
            ended = true;
        }
    }

    /// What became of its items.
    synchronized List<ItemResult> results() {
        return results;
    }
}
