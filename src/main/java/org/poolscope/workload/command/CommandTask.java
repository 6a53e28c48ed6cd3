package org.poolscope.workload.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.ByteText;
import org.poolscope.process.KeptVariables;
import org.poolscope.process.Program;
import org.poolscope.process.ProgramEnd;
import org.poolscope.process.ProgramVariables;
import org.poolscope.process.RunningProgram;
import org.poolscope.process.Spawner;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.Place;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.TaskLog;
import org.poolscope.workload.Texts;
import org.poolscope.workload.command.output.ItemOutput;
import org.poolscope.workload.command.output.SlotOutput;
import org.poolscope.workload.command.report.ProgramReport;
import org.poolscope.workload.command.template.ItemFacts;

/// Runs programs in a worker, one after another. One that fails, fails on its own; when the task is to end, the program
/// is ended with all that it has started.
///
/// The value of a task is a list with the [ProgramOutcome] of each of its items.
final class CommandTask implements TaskBody {

    /// From SIGTERM to SIGKILL: an orphaned worker leaves a second after it was told.
    static final Duration PATIENCE = Duration.ofMillis(500);

    /// How soon output is looked at that is to be seen, and is not to fill the disk.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    /// Most programs have ended by then, and have written nothing.
    private static final Duration FIRST_LOOK = Duration.ofMillis(10);

    private static final Texts TEXTS = Texts.of(CommandTask.class);

    /// How libraries are told how many threads to take; what somebody has set stays.
    private static final List<String> THREADS = List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS",
            "RAYON_NUM_THREADS", "GOMAXPROCS");

    /// What each program is told of itself.
    private static final List<String> OWN =
            List.of("POOLSCOPE_NUMBER", "POOLSCOPE_ATTEMPT", "POOLSCOPE_OUT", ProgramReport.VARIABLE);

    /// What a user's environment has and a worker's must not.
    private static final Map<String, String> KEPT = KeptVariables.of(System.getenv());

    private static final Spawner SPAWNER = Spawner.ofThisSystem();

    private static final int NO_STATUS = -1;
    private static final String REPORTS = "reports";

    private final CommandSettings command;
    private final ItemFiller filler;
    private final ItemAttempts attempts;

    /// Where programs find their reporting files: in memory, or else on disk.
    private final List<Path> reports;
    private final Place place;
    private final int threads;
    private final ProgramVariables variables;
    private final boolean hasOut;
    private final SlotOutput outputs;
    private final SlotUse use = new SlotUse();
    private @Nullable ProgramReport lastReport;

    /// @param ofRun a folder that is there as long as the run, for all its workers
    /// @param place shows what is not kept
    CommandTask(CommandSettings command, ItemFiller filler, Path ofRun, Place place) throws IOException {
        this.command = command;
        this.filler = filler;
        this.place = place;
        // A worker knows of its share of the processors alone.
        this.threads = command.threads().orElse(Runtime.getRuntime().availableProcessors());
        this.attempts = new ItemAttempts(ofRun);
        this.reports = List.of(Files.createDirectories(ofRun.resolve(REPORTS)), place.temporary());
        this.outputs = new SlotOutput(command.kept(), place.temporary(), place.number(), place.stdout(),
                place.stderr());
        // A script finds it in a variable, whatever the command line says.
        this.hasOut = command.output().isPresent();
        this.variables = variables(threads, place.number(), command.folder());
    }

    private static ProgramVariables variables(int threads, int slot, Optional<Path> folder) {
        Map<String, String> common = new HashMap<>(KEPT);
        for (String variable : THREADS) {
            if (System.getenv(variable) == null) {
                common.put(variable, Integer.toString(threads));
            }
        }
        // As a shell says it, which passes it on only where it is true.
        folder.ifPresent(its -> common.put("PWD", ByteText.of(its)));
        common.put("POOLSCOPE_SLOT", Integer.toString(slot));
        return new ProgramVariables(common, OWN);
    }

    @Override
    public Object run(Items items, TaskLog log) throws InterruptedException, IOException {
        Items.Names names = (Items.Names) items;
        log.programs(use);
        List<List<Object>> outcomes = new ArrayList<>();
        for (int i = 0; i < names.names().size(); i++) {
            outcomes.add(work(names, i, log).plain());
        }
        return outcomes;
    }

    @Override
    public void close() {
        outputs.close();
    }

    private ProgramOutcome work(Items.Names names, int index, TaskLog log) throws InterruptedException, IOException {
        long start = System.nanoTime();
        String name = names.names().get(index);
        long position = names.first() + index;
        int attempt = attempts.next(position);
        ItemFacts facts = filler.facts(name, position, place.number(), threads, attempt);
        ItemOutput output = outputs.begin(facts.number(), attempt, name, names.all());
        ProgramReport report = ProgramReport.begin(lastReport, reports, facts.number() + "-" + attempt,
                command.looksForProgress() ? List.of(output.stdout(), output.stderr()) : List.of(), log);
        lastReport = report;
        boolean left = true;
        try {
            makeOut(facts);
            List<String> words = command.template().fill(facts);
            RunningProgram program = SPAWNER.start(new Program(words, variables,
                    values(facts, report), output.stdoutAtStart(), output.stderrAtStart(), command.folder()));
            ProgramEnd end = await(program, output);
            left = program.hasLeftSomething();
            String written = hasOut ? filler.written(words, facts) : "";
            return outcome(new Named(name, written), start, end, left, output, report, log);
        } catch (IOException e) {
            String reason = e instanceof FileSystemException f ? TEXTS.format("item.file-trouble", f.getMessage())
                    : String.valueOf(e.getMessage());
            log.item(ItemResult.failed(name, since(start), reason));
            return ProgramOutcome.notStarted(name);
        } finally {
            report.close(left);
            output.close();
        }
    }

    private void makeOut(ItemFacts facts) throws IOException {
        if (hasOut) {
            Files.createDirectories(ByteText.path(facts.out()));
        }
    }

    /// In the order of [#OWN].
    private static List<String> values(ItemFacts facts, ProgramReport report) {
        return List.of(Long.toString(facts.number()), Integer.toString(facts.attempt()), facts.out(), report.path());
    }

    private ProgramEnd await(RunningProgram program, ItemOutput output) throws InterruptedException {
        use.begin(program);
        try {
            for (Duration next = FIRST_LOOK; !program.awaitFor(next); next = LOOK_AGAIN) {
                output.look();
            }
            ProgramEnd end = program.await();
            use.end(end);
            return end;
        } catch (InterruptedException e) {
            program.end(PATIENCE);
            use.lose();
            throw e;
        }
    }

    /// @param written what its command line names in the folder for results
    private record Named(String name, String written) {}

    private ProgramOutcome outcome(Named item, long start, ProgramEnd end, boolean left, ItemOutput output,
                                   ProgramReport report, TaskLog log) {
        int status = end.how() instanceof ProgramEnd.Exited exited ? exited.status() : NO_STATUS;
        boolean success = command.success().contains(status);
        String how = EndWords.of(end.how());
        List<String> remarks = new ArrayList<>();
        if (!success || status != 0) {
            remarks.add(how);
        }
        if (status == NO_STATUS) {
            // What it has used tells why, if it was too much; of all others that is told in figures.
            remarks.addAll(EndWords.of(end.usage()));
        }
        if (left) {
            remarks.add(TEXTS.get("item.left-something"));
        }
        report.end().ifPresent(remarks::add);
        // After the report, which may read the files for how far it was.
        ItemOutput.Kept kept = output.end(left);
        remarks.addAll(EndWords.of(kept));
        if (!success && output.isOutOfSpace()) {
            remarks.add(TEXTS.get("item.disk-full"));
        }
        String words = success ? "" : output.lastWords();
        String message = remarks.isEmpty() ? words : String.join(", ", remarks) + (words.isEmpty() ? "" : ": " + words);
        log.item(new ItemResult(item.name(), success, since(start), message, success ? item.written() : "")
                .using(TreeUse.of(end.usage())).ending(EndWords.plain(end.how())));
        return ProgramOutcome.of(item.name(), success, how, end.usage(), left, kept);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
