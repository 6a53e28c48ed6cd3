package org.poolscope.cli.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.poolscope.cli.report.table.TargetFile;
import org.poolscope.file.WholeFile;
import org.poolscope.workload.InvalidSettingException;

/// A file that one text goes to in the end, or none. It is opened before the work starts, so that hours of work do not
/// end in "permission denied", and appears under its name only when it is whole.
public final class PageFile implements AutoCloseable {

    private final String option;
    private final @Nullable WholeFile file;

    private PageFile(String option, @Nullable WholeFile file) {
        this.option = option;
        this.file = file;
    }

    /// @param option what names the file
    /// @param target its name; empty if none was asked for
    /// @throws InvalidSettingException if the file cannot be written
    public static PageFile open(String option, Optional<String> target) {
        return new PageFile(option, target.map(name -> TargetFile.open(option, name, "must name a file")).orElse(null));
    }

    /// Called once at most.
    ///
    /// @param text asked for only if there is a file
    public void write(Supplier<String> text) throws IOException {
        if (file == null) {
            return;
        }
        try {
            file.stream().write(text.get().getBytes(StandardCharsets.UTF_8));
            file.finish();
        } catch (IOException e) {
            throw new IOException("the report could not be written to --" + option + ": " + TargetFile.reason(e), e);
        }
    }

    /// Leaves nothing behind if nothing was written.
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
