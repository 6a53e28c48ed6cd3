package org.poolscope.cli.option;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.poolscope.cli.output.Output;
import org.poolscope.job.JobFile;
import org.poolscope.job.JobFileException;
import org.poolscope.job.JobSpec;
import org.poolscope.pool.BatchRun;
import org.poolscope.workload.Settings;
import org.poolscope.workload.TypedPath;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolTexts;
import org.poolscope.workload.run.RunConfiguration;
import picocli.CommandLine.ParseResult;

/// A job file where a workload is named: what it says, unless an option says otherwise.
///
/// @param job what is in the file
public record JobOptions(JobSpec job) {

    /// @param workload what was typed in the place of a workload
    /// @return empty if that is no file of a job
    /// @throws JobFileException if it cannot be taken
    static Optional<JobOptions> of(String workload) throws JobFileException {
        return JobFile.isNamedSo(workload)
                ? Optional.of(new JobOptions(JobFile.read(TypedPath.read("workload", workload),
                        BatchRun.defaultWorkers())))
                : Optional.empty();
    }

    /// @param set   settings that are typed
    /// @param typed options that may be those of a pool
    RunConfiguration configuration(Map<String, String> set, ParseResult typed) {
        Workload workload = Workloads.named(job.run().workload());
        Map<String, String> settings = job.run().settings().texts();
        settings.putAll(set);
        Map<String, String> pool = new LinkedHashMap<>(PoolTexts.of(job.run().pool()));
        for (String name : PoolTexts.NAMES) {
            if (typed.hasMatchedOption("--" + name)) {
                pool.put(name, String.valueOf(typed.<Object>matchedOptionValue("--" + name, "")));
            }
        }
        return new RunConfiguration(workload.name(), Settings.parse(workload.parameters(), settings),
                PoolTexts.read(pool, job.run().pool().workers()));
    }

    /// Says what is in the file for nobody here.
    void tellOthers(Output output) {
        if (!job.othersNames().isEmpty()) {
            output.warn("caution: the job file says more than this version knows, which is not looked at: "
                    + String.join(", ", job.othersNames()));
        }
    }
}
