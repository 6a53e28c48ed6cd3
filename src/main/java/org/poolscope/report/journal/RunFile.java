package org.poolscope.report.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.poolscope.file.WholeFile;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;

/// A run of the journal with all its items as a file, in the form that the ending of its name says. However many they
/// are, they are written as they are read. Blocks; any thread.
public final class RunFile {

    /// The endings, the first for every other.
    public static final List<String> ENDINGS = List.of("csv", "json", "md");

    private static final String ITEMS = "items";
    private static final JSON JSON_VALUES = JSON.builder(
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build()).build();

    private RunFile() {}

    /// @throws IOException if the journal cannot be read or the file not be written; what was there before stays then
    public static void write(JournalReader journal, long number, Path file) throws IOException {
        RunEntry run = journal.run(number);
        try (WholeFile whole = WholeFile.open(file);
             var out = new PrintWriter(new Checked(whole.stream()), false)) {
            String name = file.toString();
            if (name.endsWith(".json")) {
                json(run, journal, out);
            } else if (name.endsWith(".md")) {
                AttemptTable.markdown(run, journal, false, out);
            } else {
                AttemptTable.csv(run, journal, false, out);
            }
            out.flush();
            whole.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void json(RunEntry run, JournalReader journal, PrintWriter out) throws IOException {
        Map<String, Object> all = HistoryJson.whole(run, journal.events(run));
        // How many they are follows from the list of them.
        all.remove(ITEMS);
        out.println("{");
        for (Map.Entry<String, Object> one : all.entrySet()) {
            out.print("  " + JSON_VALUES.asString(one.getKey()) + ": " + JSON_VALUES.asString(one.getValue()) + ",\n");
        }
        out.print("  \"" + ITEMS + "\": [");
        String[] before = {"\n    "};
        journal.attempts(run, false, attempt -> {
            try {
                out.print(before[0] + JSON_VALUES.asString(HistoryJson.of(attempt)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            before[0] = ",\n    ";
        });
        out.println("\n  ]");
        out.println("}");
    }

    /// A print writer keeps its trouble to itself.
    private static final class Checked extends Writer {

        private final Writer to;

        Checked(OutputStream out) {
            this.to = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        }

        @Override
        public void write(char[] text, int from, int length) {
            try {
                to.write(text, from, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void flush() {
            try {
                to.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            // The file is closed by itself.
        }
    }
}
