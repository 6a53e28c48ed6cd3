package org.poolscope.cli.report;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.cli.terminal.Table;
import org.poolscope.cli.terminal.Table.Side;
import org.poolscope.history.RunEntry;
import org.poolscope.history.resume.Resume;

/// What is missing of a run, and why, for a person and as JSON.
public final class ResumeText {

    private final Screen screen;

    public ResumeText(Screen screen) {
        this.screen = screen;
    }

    /// Each item that would be run, with its reason.
    public void print(Resume resume, RunEntry run, PrintWriter out) {
        out.println(resume.missing().isEmpty() ? nothing(resume, run) : inShort(resume, run));
        var table = new Table(Side.LEFT, Side.LEFT);
        resume.missing().forEach(item -> table.row("  " + item.reason().inWords(), item.name()));
        table.lines(screen.room()).forEach(out::println);
        out.println("A dry run: nothing was run.");
        out.flush();
    }

    /// `run 12: 3 of 10 items are missing (2 failed, 1 new)`.
    public static String inShort(Resume resume, RunEntry run) {
        long missing = resume.missing().size();
        return "run " + run.number() + ": " + Digits.count(missing) + " of "
                + Digits.count(missing + resume.finished(), "item") + (missing == 1 ? " is" : " are") + " missing ("
                + resume.counts().entrySet().stream()
                        .map(count -> Digits.count(count.getValue()) + " " + count.getKey().inWords())
                        .collect(Collectors.joining(", ")) + ")";
    }

    /// That all is done.
    public static String nothing(Resume resume, RunEntry run) {
        return "run " + run.number() + ": nothing is missing, " + Digits.count(resume.finished(), "item")
                + (resume.finished() == 1 ? " is" : " are") + " done";
    }

    /// The same for a program.
    public static Map<String, Object> json(Resume resume, RunEntry run) {
        var json = new LinkedHashMap<String, Object>();
        json.put("run", run.number());
        json.put("finished", resume.finished());
        json.put("missing", resume.missing().stream().map(item -> Map.of("item", item.name(), "reason",
                item.reason().word())).toList());
        json.put("reasons", resume.counts().entrySet().stream().collect(Collectors.toMap(
                count -> count.getKey().word(), Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new)));
        return json;
    }
}
