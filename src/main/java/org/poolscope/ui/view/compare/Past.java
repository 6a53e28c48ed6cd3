package org.poolscope.ui.view.compare;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.sweep.PastSweep;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.Comparisons;
import org.poolscope.text.Printable;
import org.poolscope.ui.view.history.JournalDesk;
import org.poolscope.workload.Texts;
import org.poolscope.workload.run.RunConfiguration;

/// Past comparisons of the same batch, to be drawn beside the one that is shown: a button with a menu of their dates.
/// Event dispatch thread only; the journal is asked on another.
final class Past {

    private static final int MOST = 20;

    private final Texts texts = Texts.of(Past.class);
    private final JournalDesk desk;
    private final BiConsumer<Optional<SweepResult>, String> draw;
    private final JButton button = new JButton(texts.get("past.add"));
    private @Nullable RunConfiguration batch;

    /// @param place where the journal is; empty if there is to be none
    /// @param draw  draws one, with what it is called, or none
    Past(Supplier<Optional<Path>> place, BiConsumer<Optional<SweepResult>, String> draw) {
        this.desk = new JournalDesk(place);
        this.draw = draw;
        button.setName("compare.past");
        button.setToolTipText(texts.get("past.tip"));
        button.addActionListener(_ -> ask());
    }

    JButton button() {
        return button;
    }

    /// A moment as it is called in lists.
    static String date(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .format(moment.atZone(ZoneId.systemDefault()));
    }

    /// Which batch is shown: those of another are not drawn beside it.
    void beside(RunConfiguration shown) {
        if (batch != null && !batch.settings().texts().equals(shown.settings().texts())) {
            draw.accept(Optional.empty(), "");
        }
        batch = shown;
    }

    private void ask() {
        RunConfiguration asked = batch;
        if (asked != null) {
            desk.askAnew(List.<RunEntry>of(), journal -> Comparisons.of(journal, asked), this::offer, this::refuse);
        }
    }

    private void offer(List<RunEntry> found) {
        var menu = new JPopupMenu();
        menu.setName("compare.past.menu");
        add(menu, texts.get("past.none"), () -> draw.accept(Optional.empty(), ""));
        menu.addSeparator();
        found.stream().limit(MOST).forEach(run -> add(menu, date(run.started()), () -> draw(run)));
        menu.show(button, 0, button.getHeight());
    }

    private static void add(JPopupMenu menu, String words, Runnable deed) {
        var item = new JMenuItem(words);
        item.addActionListener(_ -> deed.run());
        menu.add(item);
    }

    private void draw(RunEntry run) {
        desk.askAnew(Optional.<PastSweep>empty(),
                journal -> Optional.of(PastSweep.of(journal, run.comparison().orElseThrow())),
                past -> draw.accept(past.map(PastSweep::result), date(run.started())), this::refuse);
    }

    private void refuse(String sentence) {
        button.setToolTipText(Printable.of(sentence));
    }
}
