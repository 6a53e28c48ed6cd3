package org.poolscope.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.poolscope.bench.Findings.Failure;
import org.poolscope.bench.Findings.Series;

/// What a sitting found, for people and for programs.
final class Report {

    private static final String NOTES = """
            Medians over the rounds; *ratio* is ours to the peer's, of the medians; *quartiles* are those of the \
            ratios of \
            the single rounds. Ours and the peers ran in turns, each run in a process of its own.

            - **first**: a fresh pool in a fresh JVM, a map of 100 items, then the measured call, as the peer does it. \
            **steady**: the median of 7 calls in the same pool, after as many as it takes until they get no faster \
            (15 s at \
            most). Making the arguments counts. The parent runs with `-XX:+UseParallelGC`. \
            **2 000 000 items**: one such call after those, beside the peer's rate with 50 000.
            - **start-cold**: from the launch until the parent has read the first bytes of every worker, in a JVM \
            that has \
            launched workers once before; *program's first launch* is that once. *Pool answered* is from asking for a \
            pool \
            until every worker has answered a call. hello-jvm: as many JVMs that print a line and wait, with \
            `-XX:+UseSerialGC -XX:-UsePerfData`, also at the second time.
            - **start-warm**: the same from spares, all of which stood by before.
            - **stream-1m**: through `imap`, one item a task, in a parent with `-Xmx128m`; the peak heap is the sum \
            of its \
            pools' peaks, so no less than the true one.
            - **worker-killed**: 24 kills of one of two busy workers. *Replaced* is when the pool names another \
            process, \
            *answered* when a call made right after the kill is, while the other worker stays busy.
            - **observer-cost**: 8 workers busy for 10 s, watched at 10 Hz, and the same work in a pool that nobody \
            watches. \
            100 % is one processor.
            - **run-…**: whole command lines of the packed program as a user starts it, journal and caches included, \
            from before the start until after the end, and the processor time of it and all its workers; beside a \
            script that does the same with a `Pool` of two, and Pillow for pictures of 4 MP.
            - **window-cost**: a real window and a run of prime numbers by two workers, by the processor time of the \
            whole \
            program, its workers not counted: for 60 s with the charts in front, for 20 s with the items, and \
            minimised. \
            100 % is one processor. Not measured where there is no display.
            """;

    private final Options options;
    private final Machine machine;
    private final Findings findings;
    private final List<Row> rows;

    Report(Options options, Machine machine, Findings findings) {
        this.options = options;
        this.machine = machine;
        this.findings = findings;
        this.rows = options.cases().stream()
                .flatMap(one -> one.comparisons().stream().map(line -> Row.of(one, line, findings)))
                .toList();
    }

    /// Writes `results.md` and `results.json`.
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("results.md"), markdown());
        Files.writeString(folder.resolve("results.json"),
                JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(values()) + "\n");
    }

    String markdown() {
        var text = new StringBuilder("# Benchmarks\n\n");
        machine.facts().forEach((name, fact) -> text.append("- ").append(name).append(": ").append(fact).append('\n'));
        text.append("- rounds: ").append(options.rounds()).append('\n');
        machine.warnings().forEach(warning -> text.append("\n**").append(warning).append("**\n"));
        text.append("\n").append(table()).append('\n').append(NOTES);
        for (Failure failure : findings.failures()) {
            text.append("\nFAILED: ").append(failure.of().label()).append(", ").append(failure.contender().label())
                    .append(", round ").append(failure.round()).append(": ").append(failure.reason()).append('\n');
        }
        return text.toString();
    }

    private String table() {
        return new TextTable("case", "figure", "ours", "peer", "its figure", "ratio", "quartiles", "target", "")
                .with(rows.stream().map(Report::cells).toList());
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.of().label(),
                row.comparison().figure(),
                row.ours().map(Report::median).orElse("not measured"),
                row.comparison().peer().map(Contender::label).orElse(""),
                row.peer().map(Report::median).orElse(row.comparison().peer().isPresent() ? "skipped" : ""),
                row.ratio().map(ratio -> Numbers.spelled(ratio.ofMedians())).orElse(""),
                row.ratio().map(ratio -> Numbers.spelled(ratio.lowerQuartile()) + " – "
                        + Numbers.spelled(ratio.upperQuartile())).orElse(""),
                row.comparison().target().map(Target::toString).orElse(""),
                row.passed().map(passed -> passed ? "pass" : "FAIL").orElse(""));
    }

    private static String median(Series series) {
        return Numbers.spelled(Row.median(series.values().values()), series.unit());
    }

    private Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("machine", machine.facts());
        values.put("warnings", machine.warnings());
        values.put("rounds", options.rounds());
        values.put("rows", rows.stream().map(Report::values).toList());
        values.put("failures", findings.failures().stream()
                .map(failure -> failure.of().label() + ", " + failure.contender().label() + ": " + failure.reason())
                .collect(Collectors.toList()));
        return values;
    }

    private static Map<String, Object> values(Row row) {
        var values = new LinkedHashMap<String, Object>();
        values.put("case", row.of().label());
        values.put("figure", row.comparison().figure());
        row.ours().ifPresent(series -> values.put("ours", values(series)));
        row.comparison().peer().ifPresent(peer -> values.put("peer", peer.label()));
        row.peer().ifPresent(series -> values.put("peers", values(series)));
        row.ratio().ifPresent(ratio -> {
            values.put("ratio", ratio.ofMedians());
            values.put("quartiles", List.of(ratio.lowerQuartile(), ratio.upperQuartile()));
        });
        row.comparison().target().ifPresent(target -> values.put("target", target.toString()));
        row.passed().ifPresent(passed -> values.put("passed", passed));
        return values;
    }

    private static Map<String, Object> values(Series series) {
        var values = new LinkedHashMap<String, Object>();
        values.put("unit", series.unit());
        values.put("median", Row.median(series.values().values()));
        values.put("runs", List.copyOf(series.values().values()));
        return values;
    }
}
