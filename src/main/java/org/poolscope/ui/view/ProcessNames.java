package org.poolscope.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.poolscope.live.LiveModel;
import org.poolscope.live.WorkerRow;
import org.poolscope.telemetry.SharedValue.Party;
import org.poolscope.workload.Texts;

/// What to call a process: a worker by its number, this program by its name, others by their pid.
record ProcessNames(LiveModel model, Texts texts) {

    /// Several, without this program, which looks at everything: workers by their numbers alone.
    String of(List<Party> parties) {
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

    String of(long pid) {
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
