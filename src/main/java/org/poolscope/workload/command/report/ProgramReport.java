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
public final class ProgramReport {

    /// The variable in which a program finds its file.
    public static final String VARIABLE = "POOLSCOPE_REPORT";

    private static final Texts TEXTS = Texts.of(ProgramReport.class);
    private static final String NOWHERE = "/dev/null";

    private final @Nullable ReportFile file;
    private final List<Path> printed;
    private final TaskLog log;
    private volatile boolean closed;

    /// For the beat thread: made when there is something to look at, as most programs have ended by then.
    private List<PrintedProgress> looks = List.of();
    private boolean ended;

    private ProgramReport(@Nullable ReportFile file, List<Path> printed, TaskLog log) {
        this.file = file;
        this.printed = printed;
        this.log = log;
    }

    /// Makes the file, or takes that of the program before, and has it looked at with every beat from now on.
    ///
    /// @param before  what the same thread has closed before; null if there was nothing
    /// @param folders where it may be, the best place first
    /// @param name    that nobody else gives to a file there
    /// @param printed new files with what the program prints, to be looked at for percentages
    public static ProgramReport begin(@Nullable ProgramReport before, List<Path> folders, String name,
                                      List<Path> printed, TaskLog log) {
        ReportFile file = before == null || before.file == null ? null : before.file.again(log).orElse(null);
        for (int i = 0; i < folders.size() && file == null; i++) {
            try {
                file = ReportFile.create(folders.get(i).resolve(name), log);
            } catch (IOException _) {
                // There is no room, and perhaps there is in the next one.
            }
        }
        var report = new ProgramReport(file, printed, log);
        log.look(report::look);
        return report;
    }

    /// As the program finds it.
    public String path() {
        return file == null ? NOWHERE : file.path().toString();
    }

    /// What a program tells is better than what can be guessed.
    private void look() {
        if (file != null) {
            file.look();
        }
        if (!closed && (file == null || !file.hasToldPart())) {
            if (looks.isEmpty()) {
                looks = printed.stream().map(path -> new PrintedProgress(path, 0, log)).toList();
            }
            looks.forEach(PrintedProgress::look);
        }
    }

    /// Reads what is left.
    ///
    /// @return what is to be said of what could not be read
    public Optional<String> end() {
        ended = true;
        return file == null ? Optional.of(TEXTS.get("no-room")) : file.end();
    }

    /// Tells the last of a program that was ended, too, and deletes the file, unless it is as new.
    ///
    /// @param left whether something is left running that may write to it
    public void close(boolean left) {
        closed = true;
        if (file == null) {
            return;
        }
        if (!ended) {
            file.look();
        }
        if (left || !ended || !file.isUnused()) {
            file.close();
        }
    }
}
