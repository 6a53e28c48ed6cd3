package org.poolscope.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.job.JobFile;
import org.poolscope.job.JobSpec;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.TypedPath;
import picocli.CommandLine.Option;

/// A job file in place of a run.
public final class SaveOption {

    private static final String SAVE = "save";

    static final String NAME = "--" + SAVE;

    @Option(names = NAME, paramLabel = "FILE",
            description = "Runs nothing, and writes all this as a job file, its name ending in " + JobFile.ENDING
                    + ", which 'run' and 'queue add' take, and the window. One that is there already is replaced.")
    @Nullable String file;

    public boolean isWanted() {
        return file != null;
    }

    /// Writes the job file.
    ///
    /// @return the exit code
    /// @throws InvalidSettingException if it is not called like one, or there is something else in its place
    /// @throws IOException             if it cannot be written; what was there is so still
    public int write(JobSpec job, Output output) throws IOException {
        String name = String.valueOf(file);
        if (!JobFile.isNamedSo(name)) {
            throw new InvalidSettingException(SAVE, "must name a file that ends in " + JobFile.ENDING + ", not '" + name
                    + "'");
        }
        Path path = TypedPath.read(SAVE, name);
        if (Files.exists(path) && !JobFile.isOne(path)) {
            throw new InvalidSettingException(SAVE, "must not be '" + name + "', which is there and no job file; "
                    + "choose another name");
        }
        JobFile.write(job, path);
        output.warn("saved " + name);
        return ExitCode.SUCCEEDED;
    }
}
