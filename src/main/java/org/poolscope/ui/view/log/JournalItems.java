package org.poolscope.ui.view.log;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.CardLayout;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.ButtonGroup;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.item.AttemptState;
import org.poolscope.history.item.ItemChoice.Counts;
import org.poolscope.history.resume.Resumption;
import org.poolscope.live.ItemLine;
import org.poolscope.live.ItemState;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunProgress;
import org.poolscope.text.Figures;
import org.poolscope.workload.ItemUse;
import org.poolscope.workload.Items;
import org.poolscope.workload.Texts;

/// What became of the items of a run, however many, as the journal has them: a line for each, of all states or of one.
/// Event dispatch thread only.
@SuppressWarnings("serial")
public final class JournalItems extends JPanel {

    private final transient Texts texts = Texts.of(JournalItems.class);
    private final transient Consumer<String> trouble;
    private final PagedTable table = PagedTable.of(texts, () -> look(true));
    private final JToggleButton all = new Chip("journal.ALL");
    private final Map<ItemState, JToggleButton> chips = new EnumMap<>(ItemState.class);
    private final JLabel waiting = new JLabel();
    private final JLabel empty = new JLabel("", SwingConstants.CENTER);
    private final CardLayout cards = new CardLayout();
    private final JPanel deck = new JPanel(cards);
    private final transient ItemDetail detail = new ItemDetail(texts);
    private final transient ItemDeeds deeds = new ItemDeeds(texts, table);
    private transient Consumer<@Nullable ItemLine> selection = _ -> { };
    private transient @Nullable ItemDesk desk;
    private transient @Nullable LiveModel model;

    /// Of the run that is on, where they are known.
    private transient @Nullable Items batch;
    private transient Counts counts = Counts.NONE;

    /// @param name    by which the table and the widths of its columns are known
    /// @param trouble told in a sentence, without its full stop, why nothing can be read
    public JournalItems(String name, Consumer<String> trouble) {
        super(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow,fill]", "[]10[grow,fill]0[]"));
        setOpaque(false);
        this.trouble = trouble;
        table.setName(name);
        empty.setName(name + ".empty");
        empty.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        waiting.setName("journal.waiting");
        waiting.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        deck.setOpaque(false);
        deck.add(empty, "empty");
        deck.add(new JScrollPane(table), "table");
        add(chips());
        add(deck, "wmin 0, hmin 60");
        add(detail.component(), "wmin 0, gaptop 8, gapbottom 8");
        detail.component().setName("items.detail");
        table.getSelectionModel().addListSelectionListener(_ -> tellMore());
        table.lines().addTableModelListener(_ -> tellMore());
        ItemColumn.showUse(table, false);
        ItemColumn.showItems(table, false);
        count();
    }

    private JPanel chips() {
        var group = new ButtonGroup();
        var panel = new JPanel(new MigLayout("insets 0, hidemode 3", ""));
        panel.setOpaque(false);
        group.add(all);
        panel.add(all);
        all.addActionListener(_ -> choose());
        for (ItemState state : ItemState.values()) {
            JToggleButton chip = new Chip("journal." + state.name());
            chips.put(state, chip);
            group.add(chip);
            panel.add(chip);
            chip.addActionListener(_ -> choose());
        }
        panel.add(waiting);
        panel.add(deeds.retryFailedButton(), "gapleft 10");
        panel.add(deeds.exportButton(), "gapleft 10");
        all.setSelected(true);
        return panel;
    }

    /// Has somebody told of the line that is selected, or that none is.
    void onSelection(Consumer<@Nullable ItemLine> told) {
        selection = told;
    }

    /// Has items run again.
    ///
    /// @param runs has those run that are to be
    /// @param says tells in a sentence, without its full stop, why they cannot be
    public void onRetry(Consumer<Resumption> runs, Consumer<String> says) {
        deeds.offer(runs, says);
    }

    /// Whether anything is being run in the window.
    public void windowIsOn(boolean on) {
        deeds.windowIsOn(on);
    }

    /// Shows the items of another run from now on, or looks anew at those of the same.
    ///
    /// @param live tells what is being run at the moment; null of a run that is over, or another program's
    public void show(Path file, long run, @Nullable LiveModel live) {
        close();
        model = live;
        batch = null;
        var next = new ItemDesk(file, run, trouble);
        desk = next;
        deeds.show(next, file, run);
        counts = Counts.NONE;
        table.lines().show(next);
        table.follow(live != null && live.report().isEmpty());
        all.setSelected(true);
        ItemColumn.showUse(table, false);
        ItemColumn.showItems(table, false);
        count();
        look(true);
    }

    /// Lets go of the journal's file.
    public void close() {
        if (desk != null) {
            desk.close();
        }
    }

    /// Lists those that have not begun, too, from now on and as long as the run is on.
    void showWaiting(Items all) {
        batch = all;
        count();
    }

    /// The run is over: nothing waits any more, and who has looked at that sees all.
    void endWaiting() {
        batch = null;
        if (chosen() == ItemState.WAITING) {
            all.setSelected(true);
            choose();
        }
    }

    private @Nullable ItemState chosen() {
        return Arrays.stream(ItemState.values()).filter(state -> chips.get(state).isSelected()).findFirst()
                .orElse(null);
    }

    /// Shows only those that failed.
    void showFailures() {
        chips.get(ItemState.FAILED).setSelected(true);
        choose();
    }

    private void choose() {
        table.clearSelection();
        if (chosen() == ItemState.WAITING) {
            // What comes next, wherever others were followed to.
            table.scrollRectToVisible(new Rectangle(1, 1));
        }
        look(true);
    }

    private static Set<AttemptState> states(@Nullable ItemState chosen) {
        return isLive(chosen) || chosen == null ? EnumSet.allOf(AttemptState.class)
                : EnumSet.of(AttemptState.valueOf(chosen.name()));
    }

    /// Whether the journal does not have them.
    private static boolean isLive(@Nullable ItemState chosen) {
        return chosen == ItemState.RUNNING || chosen == ItemState.WAITING;
    }

    /// Brings it up to date.
    public void refresh() {
        look(false);
    }

    private void look(boolean asked) {
        ItemState chosen = chosen();
        if (chosen == ItemState.RUNNING) {
            table.lines().give(running());
            count();
            return;
        }
        table.choose(states(chosen));
        if (chosen == ItemState.WAITING) {
            // How many wait follows from how many have ended.
            table.lines().count(now -> {
                counts = now;
                if (chosen() == ItemState.WAITING) {
                    table.lines().give(toCome());
                }
                count();
            });
            return;
        }
        table.look(asked, now -> {
            counts = now;
            // What was chosen meanwhile is looked for now.
            if (isLive(chosen())) {
                look(true);
            }
            count();
        });
    }

    private List<ItemLine> toCome() {
        return batch == null || isOver() ? List.of() : new WaitingLines(batch, left());
    }

    private boolean isOver() {
        return model == null || model.report().isPresent();
    }

    private List<ItemLine> running() {
        LiveModel live = model;
        if (live == null || live.report().isPresent()) {
            return List.of();
        }
        long now = live.nowNanos();
        return live.workers().stream().filter(row -> row.exit().isEmpty() && !row.label().isEmpty()).map(row -> {
            Duration since = row.labelFor();
            return new ItemLine(now, row.worker(), -1, 1, row.label(), ItemState.RUNNING,
                    Duration.ofNanos(now).minus(since), since, row.report().status(), "", row.report(), ItemUse.NONE);
        }).toList();
    }

    private void count() {
        long running = running().size();
        long known = counts.succeeded() + counts.failed() + counts.interrupted();
        all.setText(texts.format(isOver() ? "journal.ALL" : "journal.ENDED", Figures.count(known)));
        tell(ItemState.WAITING, batch == null || isOver() ? 0 : left());
        tell(ItemState.RUNNING, running);
        tell(ItemState.DONE, counts.succeeded());
        tell(ItemState.FAILED, counts.failed());
        tell(ItemState.INTERRUPTED, counts.interrupted());
        tell(ItemState.RETRIED, counts.retried());
        deeds.count(isOver(), counts.failed());
        long left = left();
        waiting.setText(texts.format(isOver() ? "journal.never" : "journal.waiting", Figures.count(left)));
        waiting.setVisible(left > 0 && (batch == null || isOver()));
        empty.setText(texts.get(known > 0 ? "journal.none-such" : isOver() ? "journal.none" : "journal.none-yet"));
        cards.show(deck, table.getRowCount() == 0 ? "empty" : "table");
    }

    private void tell(ItemState state, long items) {
        JToggleButton chip = chips.get(state);
        chip.setText(texts.format("journal." + state.name(), Figures.count(items)));
        chip.setVisible(items > 0 || chip.isSelected() || state == ItemState.DONE || state == ItemState.FAILED);
    }

    /// Those of which nobody has heard: they wait while the run is on, and were never run when it is over.
    private long left() {
        RunProgress now = model == null ? null : model.progress();
        long underway = now == null || isOver() ? 0 : now.underway();
        long known = counts.succeeded() + counts.failed() + counts.interrupted();
        return Math.max(0, counts.items().orElse(0) - known - underway - running().size());
    }

    private void tellMore() {
        ItemLine first = table.getRowCount() == 0 ? null : table.lineAt(0);
        if (first != null && !first.use().equals(ItemUse.NONE)) {
            ItemColumn.showUse(table, true);
        }
        if (first != null && first.items() > 1) {
            ItemColumn.showItems(table, true);
        }
        int row = table.getSelectedRowCount() == 1 ? table.getSelectedRow() : -1;
        ItemLine line = row < 0 ? null : table.lineAt(row);
        detail.tell(line);
        deeds.select(line);
        selection.accept(line);
    }

    /// Selects an item, if it is on a page that was looked at.
    ///
    /// @return whether it is
    boolean select(ItemLine wanted) {
        int row = table.lines().rowOf(line -> line.nanos() == wanted.nanos() && line.name().equals(wanted.name()));
        if (row >= 0) {
            table.setRowSelectionInterval(row, row);
            table.scrollRectToVisible(table.getCellRect(row, 0, true));
            table.requestFocusInWindow();
        }
        return row >= 0;
    }
}
