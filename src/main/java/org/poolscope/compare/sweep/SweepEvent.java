package org.poolscope.compare.sweep;

import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.SweepRun;
import org.poolscope.telemetry.Telemetry;

/// One thing that happened in a sweep.
public sealed interface SweepEvent {

    /// A run begins.
    ///
    /// @param number the run's place in the sweep, from 1
    /// @param block  its block, from 1
    /// @param threads of each item; 0 where that is not varied
    record RunBegins(int number, int block, int size, int threads) implements SweepEvent {}

    /// The current run said something.
    record RunTold(Telemetry telemetry) implements SweepEvent {}

    /// A run has ended.
    ///
    /// @param soFar what the sweep has found up to here, this run counted in
    record RunDone(SweepRun run, SweepResult soFar) implements SweepEvent {}
}
