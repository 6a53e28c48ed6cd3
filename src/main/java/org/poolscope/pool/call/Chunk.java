package org.poolscope.pool.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.engine.Task;
import org.poolscope.protocol.Attachments;
import org.poolscope.protocol.Command;
import org.poolscope.telemetry.DeathCertificate;

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
    int retries;

    /// How many workers have died as it was about to begin.
    int suspected;
    private @Nullable List<DeathCertificate> deaths;

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

    /// Notes the death of a worker that ran it.
    ///
    /// @return all of them
    List<DeathCertificate> died(DeathCertificate certificate) {
        List<DeathCertificate> all = deaths == null ? new ArrayList<>(1) : deaths;
        all.add(certificate);
        deaths = all;
        return all;
    }
}
