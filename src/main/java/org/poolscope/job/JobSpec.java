package org.poolscope.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.poolscope.workload.run.RunConfiguration;

/// A run or a comparison that somebody keeps. Immutable.
///
/// @param name       what it is called, in one line; may be empty
/// @param comparison empty for a run
/// @param others     what else its file says, as the JSON has it; of the pool and of the comparison below their names
public record JobSpec(String name, RunConfiguration run, Optional<Comparison> comparison,
        Map<String, Object> others) {

    public JobSpec {
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }

    /// One that says nothing else.
    public JobSpec(String name, RunConfiguration run, Optional<Comparison> comparison) {
        this(name, run, comparison, Map.of());
    }

    /// The same file with something else to run.
    public JobSpec with(RunConfiguration other, Optional<Comparison> compared) {
        return new JobSpec(name, other, compared, others);
    }

    /// The names of what else its file says, with those that they are below.
    public List<String> othersNames() {
        List<String> names = new ArrayList<>();
        others.forEach((name, value) -> {
            if (JobWriter.PARTS.contains(name) && value instanceof Map<?, ?> part) {
                part.keySet().forEach(key -> names.add(name + "." + key));
            } else if (!name.equals(JobWriter.SCHEMA)) {
                names.add(name);
            }
        });
        return names;
    }
}
