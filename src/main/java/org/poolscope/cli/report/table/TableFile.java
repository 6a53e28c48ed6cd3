package org.poolscope.cli.report.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.file.WholeFile;
import org.poolscope.workload.InvalidSettingException;

/// A file that is written as rows come, and appears under its name only when it is whole; or none, where nobody wants
/// it. For one thread at a time.
final class TableFile implements AutoCloseable {

    private final String option;
    private final @Nullable WholeFile file;
    private final @Nullable OutputStream out;
    private @Nullable IOException trouble;

    private TableFile(String option, @Nullable WholeFile file) throws IOException {
        this.option = option;
        this.file = file;
        this.out = file == null ? null : new BufferedOutputStream(file.stream(), 1 << 16);
    }

    /// @param option what names the file
    /// @param target its name; empty for no file
    /// @throws InvalidSettingException if the file cannot be written
    static TableFile open(String option, Optional<String> target) throws IOException {
        return new TableFile(option,
                target.map(name -> TargetFile.open(option, name, "must name a file")).orElse(null));
    }

    /// Whether anybody will read it.
    boolean isWanted() {
        return out != null;
    }

    /// Where something may be put aside until it is written.
    Path folder() {
        return Optional.ofNullable(file).flatMap(WholeFile::folder)
                .orElse(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// Where it is written; what goes wrong there is told at the end.
    Optional<OutputStream> out() {
        return Optional.ofNullable(out);
    }

    void write(String text) {
        if (out != null && trouble == null) {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                trouble = e;
            }
        }
    }

    /// All rows have come.
    ///
    /// @throws IOException if they could not all be written; there is no file then
    void finish() throws IOException {
        if (out == null || file == null) {
            return;
        }
        try {
            if (trouble != null) {
                throw trouble;
            }
            out.flush();
            file.finish();
        } catch (IOException e) {
            throw new IOException("the table could not be written to --" + option + ": " + TargetFile.reason(e), e);
        }
    }

    /// Leaves nothing behind if it was not finished.
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
