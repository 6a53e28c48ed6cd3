package org.poolscope.pool.call;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.engine.Task;
import org.poolscope.pool.engine.TaskAttempts;
import org.poolscope.protocol.Attachments;
import org.poolscope.protocol.Command;

/// Some items of a call that make one task, encoded, and what has become of them so far. Once it has been given to a
/// job, it belongs to the pool's thread; its answer, once delivered, to whoever reads the result.
final class Chunk implements Task {

    final Job job;
    final long index;

    /// The place of its first item in all of the job's.
    final long first;
    final int size;
    final byte[] arguments;
    final Attachments large;
    final Answer answer;

    /// The positions that are to be called, or null for all.
    int @Nullable [] only;
    private @Nullable TaskAttempts attempts;

    /// The number of the task it is out as, or -1.
    long task = -1;
    boolean delivered;

    Chunk(Job job, long index, long first, int size, byte[] arguments, Attachments large, Answer answer,
          int @Nullable [] only) {
        this.job = job;
        this.index = index;
        this.first = first;
        this.size = size;
        this.arguments = arguments;
        this.large = large;
        this.answer = answer;
        this.only = only;
    }

    @Override
    public long number() {
        return task;
    }

    @Override
    public Command.Call work() {
        return new Command.Call(task, job.id(), arguments, only, large);
    }

    /// Those of some positions that have been called: what could not be sent cannot be tried again.
    int[] called(int[] positions) {
        int[] those = only;
        return those == null ? positions
                : Arrays.stream(positions).filter(position -> Arrays.binarySearch(those, position) >= 0).toArray();
    }

    /// The position that is called next when so many are done.
    int next(long done) {
        if (only == null) {
            return (int) Math.min(done, size - 1);
        }
        return Arrays.stream(only).filter(position -> position >= done).findFirst().orElse(size - 1);
    }

    /// What has happened to it, which has not gone as it should.
    TaskAttempts attempts() {
        TaskAttempts its = attempts == null ? new TaskAttempts() : attempts;
        attempts = its;
        return its;
    }
}
