package org.poolscope.ui.view.history;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.poolscope.history.RunEntry;
import org.poolscope.history.resume.Reason;
import org.poolscope.history.resume.Resume;
import org.poolscope.history.resume.Resumption;
import org.poolscope.text.Figures;
import org.poolscope.ui.run.Preparation;
import org.poolscope.ui.view.MessageStrip.Tone;
import org.poolscope.workload.Texts;

/// Goes on with a run of the past: first tells how many of its items are missing and why, and then, if that is wanted,
/// has them run. Event dispatch thread only; what is missing is found out on another.
final class GoingOn {

    private final Texts texts = Texts.of(GoingOn.class);
    private final JournalDesk desk;
    private final HistoryPanel.Room room;
    private final Predicate<String> confirm;

    /// @param confirm asks whether what is missing is to be run
    GoingOn(JournalDesk desk, HistoryPanel.Room room, Predicate<String> confirm) {
        this.desk = desk;
        this.room = room;
        this.confirm = confirm;
    }

    void begin(RunEntry run) {
        desk.askAnew(Optional.<Resumption>empty(), journal -> Optional.of(Preparation.dry(journal, run)),
                found -> found.ifPresent(this::ask), this::refuse);
    }

    private void ask(Resumption found) {
        Resume resume = found.resume();
        if (resume.missing().isEmpty()) {
            room.say(Tone.NEUTRAL, inWords("resume.nothing", found));
        } else if (confirm.test(inWords("resume.missing", found))) {
            RunEntry run = found.run();
            desk.askAnew(Optional.<Resumption>empty(), journal -> Optional.of(Preparation.of(journal, run)),
                    prepared -> prepared.ifPresent(room::resume), this::refuse);
        }
    }

    private String inWords(String key, Resumption found) {
        Resume resume = found.resume();
        int missing = resume.missing().size();
        long all = missing + resume.finished();
        return texts.format(key, Long.toString(found.run().number()), Figures.count(missing), missing,
                Figures.count(all), all, reasons(resume.counts()));
    }

    private static String reasons(Map<Reason, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> Figures.count(count.getValue()) + " " + count.getKey().inWords())
                .collect(Collectors.joining(", "));
    }

    private void refuse(String sentence) {
        room.say(Tone.CAUTION, sentence);
    }
}
