package org.poolscope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One sitting: round after round, and in each every case, ours and its peers one after the other. So whatever else the
/// machine does for a minute happens to all. The order is turned round in every other round, since whoever comes second
/// may find a warmer machine, or a hotter one.
final class Sitting {

    private static final long PATIENCE_MINUTES = 5;

    private final Options options;
    private final Machine machine;
    private final Findings findings;
    private final Consumer<String> progress;

    /// Who is not on this machine is tried no more and told once.
    private final Set<Contender> missing = new LinkedHashSet<>();

    Sitting(Options options, Machine machine, Findings findings, Consumer<String> progress) {
        this.options = options;
        this.machine = machine;
        this.findings = findings;
        this.progress = progress;
    }

    void run() throws InterruptedException {
        for (int round = 1; round <= options.rounds(); round++) {
            for (BenchCase one : options.cases()) {
                if (round <= one.rounds(options.rounds())) {
                    measure(one, round);
                }
            }
        }
    }

    private void measure(BenchCase one, int round) throws InterruptedException {
        List<Contender> contenders = one.contenders();
        for (Contender contender : round % 2 == 0 ? contenders.reversed() : contenders) {
            if (isThere(one, contender)) {
                measure(one, contender, round);
            }
        }
    }

    private boolean isThere(BenchCase one, Contender contender) {
        contender.missing(machine).filter(_ -> missing.add(contender)).ifPresent(why ->
                progress.accept(contender.label() + " is skipped, since " + why));
        return !missing.contains(contender);
    }

    private void measure(BenchCase one, Contender contender, int round) throws InterruptedException {
        boolean ours = contender.equals(one.ours());
        String what = "round " + round + "/" + one.rounds(options.rounds()) + "  "
                + (ours ? one.label() : "  peer " + contender.label());
        try {
            List<Figure> figures = figures(contender);
            findings.add(one, contender, round, figures);
            progress.accept(what + ": " + Numbers.listed(figures));
        } catch (IOException e) {
            findings.add(new Findings.Failure(one, contender, ours, round, e.getMessage()));
            progress.accept(what + " FAILED: " + e.getMessage());
        }
    }

    private List<Figure> figures(Contender contender) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(contender.command(options)).redirectError(Redirect.INHERIT).start();
        process.getOutputStream().close();
        Thread patience = Thread.ofVirtual().start(() -> endIfLate(process));
        try (BufferedReader lines = process.inputReader()) {
            var figures = new ArrayList<Figure>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                figures.add(Figure.read(line));
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("exit status " + status);
            }
            return figures;
        } finally {
            patience.interrupt();
            process.destroyForcibly();
        }
    }

    private static void endIfLate(Process process) {
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            // It was in time.
        }
    }
}
