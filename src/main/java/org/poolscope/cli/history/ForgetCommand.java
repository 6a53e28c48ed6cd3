package org.poolscope.cli.history;

import java.util.List;
import java.util.concurrent.Callable;
import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.output.ExitCode;
import org.poolscope.cli.output.Output;
import org.poolscope.history.JournalException;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.write.JournalKeeper;
import org.poolscope.workload.InvalidSettingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes runs out of the journal.
@Command(name = "forget",
        description = "Takes runs out of the journal, with all that is known of them. What they wrote stays.")
public final class ForgetCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    final HelpOption help = new HelpOption();

    @Parameters(paramLabel = "RUN", arity = "1..*", description = RunNumber.DESCRIPTION)
    List<String> typed = List.of();

    public ForgetCommand(Output output) {
        this.output = output;
    }

    /// What cannot be forgotten keeps nothing else.
    @Override
    public Integer call() {
        int status = ExitCode.SUCCEEDED;
        for (String one : typed) {
            try (JournalReader journal = JournalReader.open()) {
                RunEntry run = RunNumber.find(one, journal);
                JournalKeeper.forget(journal.file(), run);
                output.say("forgot run " + run.number());
            } catch (InvalidSettingException e) {
                output.warn("poolscope: " + e.field() + " " + e.reason());
                status = ExitCode.USAGE;
            } catch (JournalException e) {
                output.warn("poolscope: " + e.getMessage());
                status = Math.max(status, ExitCode.FAILED);
            }
        }
        return status;
    }
}
