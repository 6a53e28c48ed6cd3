package org.poolscope.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.TaskLog;

/// One task's log: progress goes to the telemetry page, results go up with the reply.
final class PageLog implements TaskLog {

    private final WorkerPage page;
    private final List<ItemResult> results = new ArrayList<>();

    PageLog(WorkerPage page) {
        this.page = page;
    }

    @Override
    public void item(ItemResult result) {
        results.add(result);
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
    public void offspring(LongSupplier cpuNanos) {
        page.offspring(cpuNanos);
    }

    List<ItemResult> results() {
        return results;
    }
}
