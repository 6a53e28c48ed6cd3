package org.poolscope.telemetry;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.poolscope.telemetry.SharedValue.Party;

/// What a shared object holds, each kind in its own terms.
public sealed interface SharedState {

    /// @param expected what it is to come to in the end, where that is known
    record Counter(long value, OptionalLong expected) implements SharedState {}

    /// Messages go in at one side and come out at another.
    sealed interface Messages extends SharedState {

        /// How many are in it.
        long depth();

        /// How many were ever put.
        long puts();

        /// How many were ever taken.
        long takes();
    }

    /// @param capacity how many messages have room in it
    record Queue(long depth, long capacity, long puts, long takes) implements Messages {}

    /// Both ways together.
    record Pipe(long puts, long takes) implements Messages {
        @Override
        public long depth() {
            return puts - takes;
        }
    }

    /// @param holder who has it, if anybody
    /// @param waits  how often somebody had to wait for it
    /// @param waited for how long these waited, all together
    record Lock(Optional<Party> holder, long waits, Duration waited) implements SharedState {}

    /// @param permits how many are left
    /// @param bound   how many there can be; empty for no bound
    record Semaphore(long permits, OptionalLong bound) implements SharedState {}

    /// @param waiters how many wait to be notified
    record Condition(long waiters) implements SharedState {}

    record Event(boolean set) implements SharedState {}

    /// @param arrived how many of the parties are there
    record Barrier(long arrived, long parties) implements SharedState {}

    /// @param type of the elements, as Java spells it
    record Array(long length, String type) implements SharedState {}

    /// Bytes, whose meaning is known only to those who share them.
    record Memory() implements SharedState {}
}
