package org.poolscope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.poolscope.cli.report.RunText;
import org.poolscope.cli.terminal.Progress;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.telemetry.Telemetry.TaskRetried;
import org.poolscope.text.Printable;

/// Passes on what each program has written once it has ended, in one piece, and says little besides. To a terminal it
/// goes line by line, beside the bar and as far as it can be shown there; elsewhere byte by byte.
final class EachStyle implements RunStyle {

    private static final int TAB = 8;

    private final Output output;
    private final Path logs;
    private final Set<Long> triedAgain = new HashSet<>();

    /// @param logs where the programs' output is
    EachStyle(Output output, Path logs) {
        this.output = output;
        this.logs = logs;
    }

    @Override
    public Progress progress(String workload) {
        return output.screen().terminal() ? Progress.on(output.screen(), output.out(), workload) : new Silent();
    }

    @Override
    public void hear(Telemetry told, Progress progress, boolean stopped) {
        if (told instanceof TaskRetried again) {
            triedAgain.add(again.task());
        } else if (told instanceof Completion completion) {
            try {
                pass(completion.task() + 1, progress);
            } catch (IOException e) {
                progress.say(output.err(), "the output of item " + (completion.task() + 1) + " cannot be read: "
                        + e.getMessage());
            }
        }
    }

    /// Of an item that was tried again, what its last try has written.
    private void pass(long number, Progress progress) throws IOException {
        String name = Long.toString(number);
        boolean several = triedAgain.remove(number - 1);
        for (int attempt = 2; several && Files.exists(logs.resolve(number + "." + attempt + ".out")); attempt++) {
            drop(name);
            name = number + "." + attempt;
        }
        pass(logs.resolve(name + ".out"), output.raw().out(), output.out(), progress);
        pass(logs.resolve(name + ".err"), output.raw().err(), output.err(), progress);
    }

    private void pass(Path file, OutputStream bytes, PrintWriter lines, Progress progress) throws IOException {
        if (!file.toFile().exists()) {
            return;
        }
        if (output.screen().terminal()) {
            try (var read = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                for (String line = read.readLine(); line != null; line = read.readLine()) {
                    byte[] letters = line.getBytes(StandardCharsets.ISO_8859_1);
                    progress.say(lines, withoutTabs(new String(letters, StandardCharsets.UTF_8)));
                }
            }
        } else {
            lines.flush();
            Files.copy(file, bytes);
            bytes.flush();
        }
        Files.delete(file);
    }

    private static String withoutTabs(String line) {
        var spread = new StringBuilder();
        for (char c : line.toCharArray()) {
            spread.append(c == '\t' ? " ".repeat(TAB - spread.length() % TAB) : String.valueOf(c));
        }
        return spread.toString();
    }

    private void drop(String name) throws IOException {
        for (String ending : List.of(".out", ".err")) {
            Files.deleteIfExists(logs.resolve(name + ending));
        }
    }

    @Override
    public void tell(RunReport report) {
        new RunText(output.screen()).printOutcome(report, output.err());
    }

    /// For a pipe, where only what the programs write is wanted.
    private static final class Silent implements Progress {

        @Override
        public void begin(String line) {}

        @Override
        public void show(double fraction, List<String> pieces) {}

        @Override
        public void say(PrintWriter writer, String line) {
            writer.println(Printable.of(line));
            writer.flush();
        }

        @Override
        public void end() {}
    }
}
