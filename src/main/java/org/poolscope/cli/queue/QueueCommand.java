package org.poolscope.cli.queue;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.poolscope.cli.each.EachCommand;
import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.cli.terminal.Screen.Ink;
import org.poolscope.cli.terminal.Table;
import org.poolscope.cli.terminal.Table.Side;
import org.poolscope.history.JournalException;
import org.poolscope.history.JournalPlace;
import org.poolscope.history.read.JournalReader;
import org.poolscope.schedule.queue.BatchQueue;
import org.poolscope.schedule.queue.QueueEntry;
import org.poolscope.schedule.queue.QueueStatus;
import org.poolscope.schedule.queue.StartTime;
import org.poolscope.text.Printable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the queue of batches.
@Command(name = QueueCommand.NAME,
        description = "Lists the batches and comparisons that wait, are run or were, in their order. Commands add to "
                + "them, take out of them and run them; so does the window, with the same queue.")
public final class QueueCommand implements Callable<Integer> {

    public static final String NAME = "queue";

    /// All of them.
    static final int ALL = Integer.MAX_VALUE;

    /// Of the columns of the list a narrow terminal goes without: workers, run, not before.
    private static final int[] DISPENSABLE = {3, 5, 4};

    private final Output output;

    @Mixin
    final HelpOption help = new HelpOption();

    private QueueCommand(Output output) {
        this.output = output;
    }

    /// The command with those below it.
    ///
    /// @param arguments all there are
    public static CommandLine commandLine(Output output, String... arguments) {
        List<String> all = List.of(arguments);
        return new CommandLine(new QueueCommand(output))
                .addSubcommand(QueueAddCommand.NAME, QueueAddCommand.commandLine(output,
                        all.subList(withoutItems(arguments).length, all.size())))
                .addSubcommand("run", new QueueRunCommand(output))
                .addSubcommand("remove", new QueueRemoveCommand(output));
    }

    /// The arguments up to the first items, if these are to be added: the parser is slow with them.
    public static String[] withoutItems(String... arguments) {
        return arguments.length > 1 && arguments[0].equals(NAME) && arguments[1].equals(QueueAddCommand.NAME)
                ? EachCommand.upToItems(arguments) : arguments;
    }

    /// The queue of this user.
    ///
    /// @throws JournalException if there is none, saying why
    static BatchQueue open() throws JournalException {
        return new BatchQueue(JournalPlace.ofThisUser().orElseThrow(JournalReader::none));
    }

    @Override
    public Integer call() throws JournalException {
        try (BatchQueue queue = open()) {
            QueueStatus status = queue.status(ALL);
            print(status.entries());
            status.worker().ifPresent(worker ->
                    output.warn("another Poolscope (process " + worker + ") works this queue"));
        }
        return ExitCode.SUCCEEDED;
    }

    private void print(List<QueueEntry> entries) {
        if (entries.isEmpty()) {
            output.out().println("nothing waits");
            output.out().flush();
            return;
        }
        var table = new Table(Side.RIGHT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT, Side.LEFT,
                Side.LEFT);
        table.row("n", "state", "workload", "workers", "not before", "run", "settings", "note");
        for (QueueEntry entry : entries) {
            table.row(Long.toString(entry.number()), entry.isStop() ? "stop here" : entry.state().word(),
                    (entry.comparison().isPresent() ? "compare " : "") + entry.workload(), entry.sizes(),
                    entry.startAt().map(at -> StartTime.text(at, ZoneId.systemDefault())).orElse(""),
                    entry.run().isPresent() ? Long.toString(entry.run().getAsLong()) : "",
                    Printable.of(entry.settings()), Printable.of(entry.message()));
        }
        Screen screen = output.screen();
        List<String> lines = table.lines(screen.room(), DISPENSABLE);
        output.out().println(screen.paint(Ink.HEADING, lines.getFirst()));
        lines.stream().skip(1).forEach(output.out()::println);
        output.out().flush();
    }
}
