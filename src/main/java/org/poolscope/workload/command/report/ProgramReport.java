package org.poolscope.workload.command.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.TaskLog;
import org.poolscope.workload.Texts;

/// All that one attempt's program tells of itself, from before its start until after its end. That there is no room for
/// it harms no program.
///
/// Any thread; [#begin], [#end] and [#close] are the task's.
public final class ProgramReport implements AutoCloseable {

    /// The variable in which a program finds its file.
    public static final String VARIABLE = "POOLSCOPE_REPORT";

    private static final Texts TEXTS = Texts.of(ProgramReport.class);
    private static final String NOWHERE = "/dev/null";

    private final @Nullable ReportFile file;

    private ProgramReport(@Nullable ReportFile file) {
        this.file = file;
    }

    /// Makes the file, and has it looked at with every beat from now on.
    ///
    /// @param folders where it may be, the best place first
    /// @param name    that nobody else gives to a file there
    public static ProgramReport begin(List<Path> folders, String name, TaskLog log) {
        for (Path folder : folders) {
            try {
                var report = new ProgramReport(ReportFile.create(folder.resolve(name), log));
                log.look(report::look);
                return report;
            } catch (IOException _) {
                // There is no room, and perhaps there is in the next one.
            }
        }
        return new ProgramReport(null);
    }

    /// As the program finds it.
    public String path() {
        return file == null ? NOWHERE : file.path().toString();
    }

    private void look() {
        if (file != null) {
            file.look();
        }
    }

    /// Reads what is left.
    ///
    /// @return what is to be said of what could not be read
    public Optional<String> end() {
        return file == null ? Optional.of(TEXTS.get("no-room")) : file.end();
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
