package org.poolscope.call;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.run.Deadline;
import org.poolscope.workload.run.HaltPolicy;
import org.poolscope.workload.run.RetryPolicy;

/// How the items of one call are brought through a pool. Immutable: `CallOptions.DEFAULT.withChunk(20)`.
///
/// @param chunk        items per task, at least 1; empty leaves it to the pool: for a list a sixteenth of each worker's
///                     share, for a stream 1
/// @param buffer       how many items of a stream are taken ahead of its reader, at least 1
/// @param deadline     how long the call may take as a whole, a year at most; what is not done by then fails with a
///                     [java.util.concurrent.TimeoutException]
/// @param taskDeadline how long each task may run
/// @param retries      how often an item whose function threw is tried again
/// @param halt         whether failures end the call early
public record CallOptions(OptionalInt chunk, int buffer, Optional<Duration> deadline, Deadline taskDeadline,
                          RetryPolicy retries, HaltPolicy halt) {

    private static final int DEFAULT_BUFFER = 4096;
    private static final Duration LONGEST = Duration.ofDays(365);

    public static final CallOptions DEFAULT = new CallOptions(OptionalInt.empty(), DEFAULT_BUFFER, Optional.empty(),
            Deadline.NONE, RetryPolicy.NONE, HaltPolicy.NEVER);

    public CallOptions {
        if (chunk.isPresent() && chunk.getAsInt() < 1) {
            throw new InvalidSettingException("chunk", "must be at least 1, not " + chunk.getAsInt());
        }
        if (buffer < 1) {
            throw new InvalidSettingException("buffer", "must be at least 1, not " + buffer);
        }
        if (deadline.isPresent() && (!deadline.get().isPositive() || deadline.get().compareTo(LONGEST) > 0)) {
            throw new InvalidSettingException(
                    "deadline", "must be longer than 0 and at most a year, and is " + deadline.get());
        }
    }

    public CallOptions withChunk(int items) {
        return new CallOptions(OptionalInt.of(items), buffer, deadline, taskDeadline, retries, halt);
    }

    public CallOptions withBuffer(int items) {
        return new CallOptions(chunk, items, deadline, taskDeadline, retries, halt);
    }

    public CallOptions withDeadline(Duration limit) {
        return new CallOptions(chunk, buffer, Optional.of(limit), taskDeadline, retries, halt);
    }

    public CallOptions withTaskDeadline(Deadline each) {
        return new CallOptions(chunk, buffer, deadline, each, retries, halt);
    }

    public CallOptions withRetries(RetryPolicy policy) {
        return new CallOptions(chunk, buffer, deadline, taskDeadline, policy, halt);
    }

    public CallOptions withHalt(HaltPolicy policy) {
        return new CallOptions(chunk, buffer, deadline, taskDeadline, retries, policy);
    }
}
