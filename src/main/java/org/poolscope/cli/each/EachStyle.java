package org.poolscope.cli.each;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.report.RunText;
import org.poolscope.cli.run.RunStyle;
import org.poolscope.cli.terminal.Progress;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.telemetry.Telemetry.Printed;
import org.poolscope.telemetry.Telemetry.TaskInterrupted;
import org.poolscope.telemetry.Telemetry.TaskRetried;
import org.poolscope.text.Printable;

/// Passes on what each program has written once it has ended, in one piece, and says little besides. To a terminal it
/// goes line by line, beside the bar and as far as it can be shown there; elsewhere byte by byte.
public final class EachStyle implements RunStyle {

    private static final int TAB = 8;

    private final Output output;
    private final Path logs;
    private final Passing passing;
    private final Set<Long> triedAgain = new HashSet<>();

    /// What becomes of what a program has written, once it has ended.
    public enum Passing {
        /// It goes on byte by byte, to a file or another program.
        BYTES,
        /// It goes to a terminal, line by line, as far as it can be shown there.
        LINES,
        /// It was seen before.
        DROPPED,
        /// Somebody keeps it elsewhere.
        NOTHING;

        /// @param kept whether somebody keeps it elsewhere
        /// @param live whether it is shown while it is written
        public static Passing of(boolean kept, boolean live, Screen screen) {
            return kept ? NOTHING : !screen.terminal() ? BYTES : live ? DROPPED : LINES;
        }
    }

    /// @param logs where the programs' output is, unless somebody keeps it elsewhere
    public EachStyle(Output output, Path logs, Passing passing) {
        this.output = output;
        this.logs = logs;
        this.passing = passing;
    }

    @Override
    public Progress progress(String workload) {
        return output.screen().terminal() ? Progress.on(output.screen(), output.out(), workload) : new Silent();
    }

    @Override
    public void hear(Telemetry told, Progress progress, boolean stopped) {
        switch (told) {
            case TaskRetried again -> triedAgain.add(again.task());
            case Completion completion -> pass(completion.task() + 1, completion.label(), progress);
            case TaskInterrupted ended -> pass(ended.task() + 1, ended.label(), progress);
            case Printed printed when !printed.item().isEmpty() && !stopped ->
                    progress.say(output.err(), printed.item() + " | " + printed.line());
            default -> { }
        }
    }

    private void pass(long number, String item, Progress progress) {
        if (passing == Passing.NOTHING) {
            return;
        }
        try {
            passLast(number, item, progress);
        } catch (IOException e) {
            progress.say(output.err(), "the output of item " + number + " cannot be read: " + e.getMessage());
        }
    }

    /// Of an item that was tried again, what its last try has written.
    private void passLast(long number, String item, Progress progress) throws IOException {
        String name = Long.toString(number);
        boolean several = triedAgain.remove(number - 1);
        for (int attempt = 2; several && Files.exists(logs.resolve(number + "." + attempt + ".out")); attempt++) {
            drop(name);
            name = number + "." + attempt;
        }
        Path written = logs.resolve(name + ".out");
        boolean any = written.toFile().length() > 0;
        pass(written, output.raw().out(), output.out(), progress);
        if (any) {
            // The item is done all the same, and a resumed run would not do it again.
            output.loss().get().ifPresent(why ->
                    progress.say(output.err(), "what " + item + " wrote is lost, or some of it: " + why.getMessage()));
        }
        pass(logs.resolve(name + ".err"), output.raw().err(), output.err(), progress);
    }

    private void pass(Path file, OutputStream bytes, PrintWriter lines, Progress progress) throws IOException {
        if (!file.toFile().exists()) {
            return;
        }
        if (passing == Passing.LINES) {
            try (var read = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                for (String line = read.readLine(); line != null; line = read.readLine()) {
                    byte[] letters = line.getBytes(StandardCharsets.ISO_8859_1);
                    progress.say(lines, withoutTabs(new String(letters, StandardCharsets.UTF_8)));
                }
            }
        } else if (passing == Passing.BYTES) {
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

    /// As other programs are ended that write to somebody who has gone. What is kept in files is for somebody.
    @Override
    public boolean isForNobody() {
        return passing != Passing.NOTHING && output.raw().takesNothing().getAsBoolean();
    }

    @Override
    public void tell(RunReport report) {
        new RunText(output.screen()).printOutcome(report, output.err());
    }

    /// For a pipe, where only what the programs write is wanted.
    private static final class Silent implements Progress {

        @Override
        public boolean isSeen() {
            return false;
        }

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
