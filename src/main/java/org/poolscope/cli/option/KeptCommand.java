package org.poolscope.cli.option;

import java.io.IOException;
import org.poolscope.job.JobSpec;
import org.poolscope.workload.InvalidSettingException;

/// A command whose arguments can be kept, and run at another time.
public interface KeptCommand {

    /// What its arguments say, which have been read.
    ///
    /// @throws InvalidSettingException if something cannot be taken, or not be kept
    /// @throws IOException             if what it is to be read from cannot be
    JobSpec job() throws IOException;
}
