package org.poolscope.ui.view.log;

import java.time.Duration;
import java.util.AbstractList;
import java.util.RandomAccess;
import org.poolscope.live.ItemLine;
import org.poolscope.live.ItemState;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.Items;

/// The items of a run that have not begun, as lines that are made when somebody looks at them: the last of the batch,
/// since it is worked through in its order. Immutable.
final class WaitingLines extends AbstractList<ItemLine> implements RandomAccess {

    private final Items items;
    private final int waiting;

    /// @param left how many have not begun
    WaitingLines(Items items, long left) {
        this.items = items;
        waiting = (int) Math.clamp(left, 0, Math.min(items.size(), Integer.MAX_VALUE));
    }

    @Override
    public ItemLine get(int index) {
        long place = items.size() - waiting + index;
        return new ItemLine(0, 0, place, 1, items.label(place), ItemState.WAITING, Duration.ZERO, Duration.ZERO, "", "",
                ItemReport.NONE, ItemUse.NONE);
    }

    @Override
    public int size() {
        return waiting;
    }
}
