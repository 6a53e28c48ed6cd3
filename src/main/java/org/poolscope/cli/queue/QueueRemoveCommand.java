package org.poolscope.cli.queue;

import java.util.List;
import java.util.concurrent.Callable;
import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.history.JournalException;
import org.poolscope.schedule.queue.BatchQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes batches and stops out of the queue.
@Command(name = "remove", description = "Takes batches and stops out of the queue, but for what is run; what was run "
        + "stays in the journal.")
final class QueueRemoveCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "N", arity = "1..*", description = "Its number, as 'poolscope queue' lists it.")
    List<Long> numbers = List.of();

    QueueRemoveCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws JournalException {
        try (BatchQueue queue = QueueCommand.open()) {
            boolean all = true;
            for (long number : numbers) {
                boolean removed = queue.remove(List.of(number)) > 0;
                output.warn((removed ? "removed " : "not in the queue, or being run: ") + number);
                all &= removed;
            }
            return all ? ExitCode.SUCCEEDED : ExitCode.FAILED;
        }
    }
}
