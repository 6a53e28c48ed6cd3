package org.poolscope.cli.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.TypedPath;

/// Where a JSON report goes. It is opened before the work starts, so that hours of work do not end in "permission
/// denied", and the file appears under its name only when it is whole.
public sealed interface JsonFile extends AutoCloseable {

    String OPTION = "json";

    /// Writes the report. Called once at most.
    void write(Map<String, ?> report) throws IOException;

    /// Leaves nothing behind if no report was written.
    @Override
    void close() throws IOException;

    /// @param target a file's name; `-` for standard output; empty for no report
    /// @throws InvalidSettingException if the file cannot be written
    static JsonFile open(Optional<String> target, PrintWriter out) {
        return target.map(name -> name.equals("-") ? new Printed(out) : inFolder(name)).orElseGet(Unwanted::new);
    }

    private static JsonFile inFolder(String name) {
        if (name.isBlank()) {
            throw new InvalidSettingException(OPTION, "must name a file, or - for standard output");
        }
        try {
            Path file = TypedPath.read(OPTION, name).toAbsolutePath();
            if (Files.isDirectory(file)) {
                throw refusal(name, "is a folder; name a file in it");
            }
            if (Files.exists(file)) {
                if (!Files.isWritable(file)) {
                    throw refusal(name, "may not be written to");
                }
                if (!Files.isRegularFile(file)) {
                    return new Streamed(file);
                }
                file = file.toRealPath();
            }
            Path folder = file.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw refusal(name, "cannot be written, since there is no folder " + folder);
            }
            return new Replaced(file, reserve(folder, file.getFileName()));
        } catch (IOException e) {
            throw refusal(name, "cannot be written: " + e.getMessage());
        }
    }

    private static InvalidSettingException refusal(String name, String reason) {
        return new InvalidSettingException(OPTION, "'" + name + "' " + reason);
    }

    private static Path reserve(Path folder, Path name) throws IOException {
        Path part = folder.resolve("." + name + "." + ProcessHandle.current().pid() + ".part");
        try {
            return Files.createFile(part);
        } catch (FileAlreadyExistsException e) {
            // Left by a killed process that once had our pid.
            return part;
        } catch (IOException e) {
            throw new IOException(folder + " may not be written to", e);
        }
    }

    /// The work was done, only its report is not there: whoever reads of it must learn which file that was.
    private static IOException loss(Path file, IOException why) {
        return new IOException("the report could not be written to --json '" + file + "': " + why.getMessage(), why);
    }

    private static byte[] text(Map<String, ?> report) throws IOException {
        String json = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).with(JSON.Feature.WRITE_NULL_PROPERTIES)
                .asString(report);
        return (json + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    }

    /// No report was asked for.
    record Unwanted() implements JsonFile {
        @Override
        public void write(Map<String, ?> report) {}

        @Override
        public void close() {}
    }

    /// The report goes to standard output.
    record Printed(PrintWriter out) implements JsonFile {
        @Override
        public void write(Map<String, ?> report) throws IOException {
            out.print(new String(text(report), StandardCharsets.UTF_8));
            out.flush();
        }

        @Override
        public void close() {}
    }

    /// The report goes into something that is no ordinary file and must not be replaced by one: a device, a named pipe.
    record Streamed(Path target) implements JsonFile {
        @Override
        public void write(Map<String, ?> report) throws IOException {
            try {
                Files.write(target, text(report), StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw loss(target, e);
            }
        }

        @Override
        public void close() {}
    }

    /// The report is written beside the file and then takes its name.
    record Replaced(Path file, Path part) implements JsonFile {
        @Override
        public void write(Map<String, ?> report) throws IOException {
            try {
                Files.write(part, text(report));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw loss(file, e);
            }
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(part);
        }
    }
}
