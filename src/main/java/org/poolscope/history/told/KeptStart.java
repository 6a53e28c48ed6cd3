package org.poolscope.history.told;

import java.time.Instant;
import java.util.Optional;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.workload.StepCount;
import org.poolscope.workload.run.RunConfiguration;

/// The beginning of a run, without its configuration, which the journal has in another place.
record KeptStart(long nanos, Instant at, long items, Optional<StepCount> steps) {

    static KeptStart of(Telemetry.RunStarted started) {
        return new KeptStart(started.nanos(), started.at(), started.items(), started.steps());
    }

    Telemetry.RunStarted with(RunConfiguration configuration) {
        return new Telemetry.RunStarted(nanos, at, configuration, items, steps);
    }
}
