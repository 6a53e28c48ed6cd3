package org.poolscope.pool.engine;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tasks that a worker has, in the order in which it runs them: nearly always the first is the one that has ended,
/// and the last the one that is given back. For the pool's thread.
final class TasksInFlight {

    private final ArrayDeque<Task> tasks = new ArrayDeque<>();

    void add(Task task) {
        tasks.add(task);
    }

    int size() {
        return tasks.size();
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    @Nullable Task find(long number) {
        for (Task task : tasks) {
            if (task.number() == number) {
                return task;
            }
        }
        return null;
    }

    /// Takes one out.
    ///
    /// @return null if it is not among them
    @Nullable Task take(long number) {
        if (has(tasks.peekFirst(), number)) {
            return tasks.removeFirst();
        }
        if (has(tasks.peekLast(), number)) {
            return tasks.removeLast();
        }
        Task found = find(number);
        tasks.remove(found);
        return found;
    }

    private static boolean has(@Nullable Task task, long number) {
        return task != null && task.number() == number;
    }

    List<Task> all() {
        return List.copyOf(tasks);
    }

    List<Task> takeAll() {
        List<Task> all = all();
        tasks.clear();
        return all;
    }
}
