package org.poolscope.cli.report;

import java.io.PrintWriter;
import java.util.List;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.cli.terminal.Table;
import org.poolscope.cli.terminal.Table.Side;
import org.poolscope.pool.DryRun;
import org.poolscope.text.Printable;
import org.poolscope.workload.Plan;

/// What a run would do, for a person to read.
public final class DryRunText {

    private static final String INDENT = "  ";

    private final Screen screen;

    public DryRunText(Screen screen) {
        this.screen = screen;
    }

    public void print(DryRun dryRun, PrintWriter out) {
        Plan plan = dryRun.plan();
        long items = plan.batch().items().size();
        out.println(dryRun.configuration().workload() + ": would run " + Digits.count(items, "item") + " in "
                + Digits.count(dryRun.tasks(), "task") + " on "
                + Digits.count(dryRun.configuration().pool().workers(), "worker"));
        print(plan.notes(), out);
        var table = new Table(Side.LEFT, Side.LEFT);
        plan.results().forEach((item, result) -> table.row(item, "to " + result));
        table.lines().forEach(line -> out.println(INDENT + line));
        plan.preview().forEach(line -> out.println(INDENT + Printable.of(line)));
        long shown = Math.max(plan.results().size(), plan.preview().size());
        long more = items - shown;
        if (shown > 0 && more > 0) {
            out.println(INDENT + "… and " + Digits.count(more) + " more");
        }
        print(plan.means(), out);
        out.println("A dry run: nothing was run.");
        out.flush();
    }

    private void print(List<String> sentences, PrintWriter out) {
        sentences.forEach(one -> WorkloadText.wrap(Digits.grouped(one) + ".", screen.room() - INDENT.length())
                .forEach(line -> out.println(INDENT + Printable.of(line))));
    }
}
