package org.poolscope.workload.images;

import java.util.ArrayList;
import java.util.List;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.TaskLog;

/// Keeps what a task says of its items.
final class ItemLog implements TaskLog {

    private final List<ItemResult> results = new ArrayList<>();

    List<ItemResult> results() {
        return results;
    }

    @Override
    public void item(ItemResult result) {
        results.add(result);
    }

    @Override
    public void progress(long itemsDone) {}
}
