package org.poolscope.ui.view.history;

import com.formdev.flatlaf.FlatClientProperties;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.RunEntry;
import org.poolscope.history.item.AttemptEntry;
import org.poolscope.text.Figures;
import org.poolscope.ui.look.WrappedText;
import org.poolscope.workload.Texts;

/// What became of the items of a run, as the journal has it: the first of them, or of those that did not succeed. Event
/// dispatch thread only.
@SuppressWarnings("serial")
final class RunItems extends JPanel {

    /// More than anybody reads; the command line gives out all.
    static final int MOST = 5000;

    private final transient Texts texts = Texts.of(RunItems.class);
    private final transient JournalDesk desk;
    private final transient Consumer<String> trouble;
    private final JLabel title = new JLabel();
    private final JToggleButton failed = new JToggleButton();
    private final JLabel more = new JLabel();
    private final RowsTable<AttemptEntry> table = RowsTable.of("attempt", List.of(AttemptColumn.values()),
            AttemptColumn.MESSAGE.ordinal());
    private final WrappedText detail = WrappedText.selectable("plain", texts.get("items.detail"));
    private @Nullable RunEntry shown;

    RunItems(Supplier<Optional<Path>> place, Consumer<String> trouble) {
        super(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow,fill]", "[]6[grow,fill]0[]"));
        setName("run.items");
        setOpaque(false);
        this.desk = new JournalDesk(place);
        this.trouble = trouble;
        title.setName("items.title");
        title.putClientProperty(FlatClientProperties.STYLE_CLASS, "title");
        more.setName("items.more");
        more.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        failed.setName("items.failed");
        failed.setText(texts.get("items.failed"));
        failed.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_ROUND_RECT);
        failed.addActionListener(_ -> read());
        detail.setName("items.detail");
        detail.setVisible(false);
        add(title, "split 3, growx 0, wmin 0");
        add(failed, "growx 0, gapleft 12");
        add(more, "wmin 0, gapleft 12");
        add(new JScrollPane(table), "wmin 0, hmin 60");
        add(detail, "wmin 0, gaptop 8, gapbottom 8");
        table.onSelection(this::tellMore);
    }

    /// Shows those of another run, or of the same as it is now.
    void show(RunEntry run) {
        if (shown == null || shown.number() != run.number()) {
            table.show(List.of(), attempt -> attempt);
            more.setText("");
        }
        shown = run;
        title.setText(texts.format("items.title", Long.toString(run.number())));
        read();
    }

    private void read() {
        RunEntry run = shown;
        if (run == null) {
            return;
        }
        boolean only = failed.isSelected();
        desk.askAnew(List.<AttemptEntry>of(), journal -> journal.attempts(run, only, MOST + 1), this::show, trouble);
    }

    private void show(List<AttemptEntry> attempts) {
        boolean cut = attempts.size() > MOST;
        table.show(cut ? attempts.subList(0, MOST) : attempts, attempt -> List.of(attempt.run(), attempt.seq()));
        more.setText(cut ? texts.format("items.more", Figures.count(MOST))
                : attempts.isEmpty() ? texts.get(failed.isSelected() ? "items.none-failed" : "items.none") : "");
        tellMore();
    }

    /// All that is known of the one that is selected: what does not fit its row is cut there.
    private void tellMore() {
        List<AttemptEntry> selected = table.selected();
        String words = selected.size() != 1 ? "" : inWords(selected.getFirst());
        detail.setText(words);
        detail.setVisible(!words.isEmpty());
        revalidate();
    }

    private String inWords(AttemptEntry attempt) {
        return attempt.message().isEmpty() ? attempt.name()
                : texts.format("items.detail.message", attempt.name(), attempt.message());
    }
}
