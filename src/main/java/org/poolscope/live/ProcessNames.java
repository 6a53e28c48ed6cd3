package org.poolscope.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.poolscope.telemetry.SharedValue.Party;
import org.poolscope.workload.Texts;

/// What to call a process: a worker by its number, this program by its name, others by their pid.
public final class ProcessNames {

    private final LiveModel model;
    private final Texts texts = Texts.of(ProcessNames.class);

    public ProcessNames(LiveModel model) {
        this.model = model;
    }

    /// Several, without this program, which looks at everything: workers by their numbers alone.
    public String of(List<Party> parties) {
        List<String> others = new ArrayList<>();
        TreeSet<Integer> workers = new TreeSet<>();
        for (Party party : parties) {
            Optional<Integer> worker = worker(party.pid());
            worker.ifPresent(workers::add);
            if (worker.isEmpty() && party.pid() != ProcessHandle.current().pid()) {
                others.add(of(party.pid()));
            }
        }
        if (!workers.isEmpty()) {
            others.addFirst(texts.format(workers.size() == 1 ? "process.worker" : "process.workers", numbers(workers)));
        }
        return String.join(", ", others);
    }

    /// `1–4, 7`.
    private static String numbers(TreeSet<Integer> workers) {
        var text = new StringBuilder();
        for (int number : workers) {
            boolean goesOn = workers.contains(number - 1);
            if (goesOn && !workers.contains(number + 1)) {
                text.append(workers.contains(number - 2) ? "–" : ", ").append(number);
            } else if (!goesOn) {
                text.append(text.isEmpty() ? "" : ", ").append(number);
            }
        }
        return text.toString();
    }

    /// A thread of a process, where that makes a difference.
    String ofThread(Party party) {
        return texts.format("process.thread", of(party.pid()), Long.toString(party.thread()));
    }

    public String of(long pid) {
        if (pid == ProcessHandle.current().pid()) {
            return texts.get("process.this");
        }
        return worker(pid)
                .map(number -> texts.format("process.worker", Integer.toString(number)))
                .orElseGet(() -> texts.format("process.other", Long.toString(pid)));
    }

    private Optional<Integer> worker(long pid) {
        return model.worker(pid).map(WorkerRow::worker);
    }
}
