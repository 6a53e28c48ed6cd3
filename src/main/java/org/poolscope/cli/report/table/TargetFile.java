package org.poolscope.cli.report.table;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.poolscope.file.RefusedException;
import org.poolscope.file.WholeFile;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.TypedPath;

/// Files that reports go to. They are opened before the work starts, so that hours of work do not end in "permission
/// denied".
public final class TargetFile {

    private TargetFile() {}

    /// @param option  what names the file
    /// @param nothing what is said if it names none
    /// @throws InvalidSettingException if the file cannot be written
    public static WholeFile open(String option, String name, String nothing) {
        if (name.isBlank()) {
            throw new InvalidSettingException(option, nothing);
        }
        try {
            return WholeFile.open(TypedPath.read(option, name).toAbsolutePath());
        } catch (RefusedException e) {
            throw new InvalidSettingException(option, "'" + name + "' " + e.getMessage());
        } catch (IOException e) {
            throw new InvalidSettingException(option, "'" + name + "' cannot be written: " + reason(e));
        }
    }

    /// Of some exceptions the message is a path, which is told already, and then perhaps the reason.
    public static String reason(IOException e) {
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason() : String.valueOf(e.getMessage());
    }
}
