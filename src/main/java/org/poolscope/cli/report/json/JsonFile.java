package org.poolscope.cli.report.json;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.poolscope.cli.report.table.TargetFile;
import org.poolscope.file.Spool;
import org.poolscope.file.WholeFile;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.TypedPath;

/// Where a JSON report goes. It is opened before the work starts, so that hours of work do not end in "permission
/// denied", and the file appears under its name only when it is whole.
public sealed interface JsonFile extends AutoCloseable {

    String OPTION = "json";

    /// Writes the report. Called once at most.
    void write(Map<String, ?> report) throws IOException;

    /// A new array of the report, to be filled until then.
    JsonList list();

    /// Whether anybody will read it.
    default boolean isWanted() {
        return true;
    }

    /// Leaves nothing behind if no report was written.
    @Override
    void close() throws IOException;

    /// @param target a file's name; `-` for standard output; empty for no report
    /// @throws InvalidSettingException if the file cannot be written
    static JsonFile open(Optional<String> target, PrintWriter out) {
        return target.map(name -> isStandardOutput(name) ? new Printed(out) : file(name)).orElseGet(Unwanted::new);
    }

    /// Whether a report under that name goes where everything goes that is printed: `-`, and what else is that file. To
    /// replace it would lose all that was printed.
    static boolean isStandardOutput(String name) {
        if (name.equals("-")) {
            return true;
        }
        try {
            Path file = Path.of(name);
            Path stdout = Path.of("/dev/stdout");
            return Files.exists(file) && Files.exists(stdout) && Files.isSameFile(file, stdout)
                    && (Files.isRegularFile(file) || file.equals(stdout));
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static JsonFile file(String name) {
        return new Written(TypedPath.read(OPTION, name).toAbsolutePath(), TargetFile.open(OPTION, name,
                "must name a file, or - for standard output"));
    }

    private static JsonList listIn(Path folder) {
        return new JsonList(new Spool(folder));
    }

    private static void requireAll(Map<String, ?> report) throws IOException {
        for (Object value : report.values()) {
            if (value instanceof JsonList list && list.trouble().isPresent()) {
                IOException why = list.trouble().get();
                throw new IOException("the lists in the report are not complete, since there was no room to put them "
                        + "aside: " + TargetFile.reason(why), why);
            }
        }
    }

    /// No report was asked for.
    record Unwanted() implements JsonFile {
        @Override
        public void write(Map<String, ?> report) {}

        @Override
        public JsonList list() {
            return new JsonList(null);
        }

        @Override
        public boolean isWanted() {
            return false;
        }

        @Override
        public void close() {}
    }

    /// The report goes to standard output.
    record Printed(PrintWriter out) implements JsonFile {
        @Override
        public void write(Map<String, ?> report) throws IOException {
            JsonText.write(report, new OutputStream() {
                @Override
                public void write(int b) {
                    out.write(b);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    out.write(new String(bytes, offset, length, StandardCharsets.US_ASCII));
                }
            });
            out.flush();
            requireAll(report);
        }

        @Override
        public JsonList list() {
            return listIn(Path.of(System.getProperty("java.io.tmpdir")));
        }

        @Override
        public void close() {}
    }

    /// The report goes into a file.
    record Written(Path name, WholeFile file) implements JsonFile {
        @Override
        public void write(Map<String, ?> report) throws IOException {
            try (var out = new BufferedOutputStream(file.stream())) {
                JsonText.write(report, out);
                out.flush();
                requireAll(report);
                file.finish();
            } catch (IOException e) {
                // The work was done, only its report is not there: whoever reads of it must learn which file that was.
                String earlier = file.isThereEarlier() ? "; what was there before is left as it was" : "";
                throw new IOException("the report could not be written to --json '" + name + "': "
                        + TargetFile.reason(e) + earlier, e);
            }
        }

        @Override
        public JsonList list() {
            return listIn(file.folder().orElse(Path.of(System.getProperty("java.io.tmpdir"))));
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
