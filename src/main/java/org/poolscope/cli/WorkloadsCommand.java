package org.poolscope.cli;

import java.io.PrintWriter;
import org.poolscope.cli.output.Screen;
import org.poolscope.cli.output.WorkloadText;
import org.poolscope.workload.Workloads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Lists what can be run.
@Command(name = "workloads",
        description = "Lists what can be run, with all settings, their defaults and bounds.")
final class WorkloadsCommand implements Runnable {

    private final Screen screen;

    @Mixin
    final HelpOption help = new HelpOption();

    @Spec
    CommandSpec spec;

    WorkloadsCommand(Screen screen) {
        this.screen = screen;
        this.spec = CommandSpec.create();
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        var text = new WorkloadText(screen);
        Workloads.all().forEach(workload -> text.print(workload, out));
        out.flush();
    }
}
