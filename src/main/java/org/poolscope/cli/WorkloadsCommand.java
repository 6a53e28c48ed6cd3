package org.poolscope.cli;

import org.poolscope.cli.option.HelpOption;
import org.poolscope.cli.output.Output;

import org.poolscope.cli.report.WorkloadText;
import org.poolscope.workload.Workloads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists what can be run.
@Command(name = "workloads",
        description = "Lists what can be run, with all settings, their defaults and bounds.")
final class WorkloadsCommand implements Runnable {

    private final Output output;

    @Mixin
    final HelpOption help = new HelpOption();

    WorkloadsCommand(Output output) {
        this.output = output;
    }

    @Override
    public void run() {
        var text = new WorkloadText(output.screen());
        Workloads.all().forEach(workload -> text.print(workload, output.out()));
        output.out().flush();
        Workloads.problems().forEach(problem -> output.warn("caution: " + problem));
    }
}
