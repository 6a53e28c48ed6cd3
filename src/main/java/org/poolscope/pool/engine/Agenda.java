package org.poolscope.pool.engine;

import java.util.List;
import java.util.PriorityQueue;

/// What the pool's thread has to do at a certain time: a timer queue. For the pool's thread.
final class Agenda {

    private record Item(long dueNanos, long order, Runnable action) implements Comparable<Item> {
        @Override
        public int compareTo(Item other) {
            int byTime = Long.compare(dueNanos - other.dueNanos, 0);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final NanoClock clock;
    private final PriorityQueue<Item> items = new PriorityQueue<>();
    private long count;

    Agenda(NanoClock clock) {
        this.clock = clock;
    }

    /// @param dueNanos when, by the clock
    void add(long dueNanos, Runnable action) {
        items.add(new Item(dueNanos, count++, action));
    }

    /// Puts everything off, since nobody ran for so long.
    void putOff(long nanos) {
        List<Item> all = List.copyOf(items);
        items.clear();
        all.forEach(item -> items.add(new Item(item.dueNanos() + nanos, item.order(), item.action())));
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    void runDue() {
        while (!items.isEmpty() && items.element().dueNanos - clock.now() <= 0) {
            items.remove().action().run();
        }
    }

    /// How many nanoseconds from now until the next is due, 0 if it is, [Long#MAX_VALUE] if there is none.
    long untilNext() {
        return items.isEmpty() ? Long.MAX_VALUE : Math.max(0, items.element().dueNanos - clock.now());
    }
}
