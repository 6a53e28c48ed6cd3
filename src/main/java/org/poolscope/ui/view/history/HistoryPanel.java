package org.poolscope.ui.view.history;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.CardLayout;
import java.awt.event.HierarchyEvent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.RowSorter;
import javax.swing.RowSorter.SortKey;
import javax.swing.SortOrder;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.event.RowSorterEvent;
import net.miginfocom.swing.MigLayout;
import org.poolscope.compare.sweep.PastSweep;
import org.poolscope.history.JournalException;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.read.RunOrder;
import org.poolscope.history.resume.Resumption;
import org.poolscope.history.write.JournalKeeper;
import org.poolscope.live.LiveModel;
import org.poolscope.text.Figures;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.WrappedText;
import org.poolscope.ui.run.KeptRun;
import org.poolscope.ui.run.SessionListener;
import org.poolscope.ui.view.MessageStrip.Tone;
import org.poolscope.workload.Texts;
import org.poolscope.workload.run.RunConfiguration;

/// Every run of window and command line, as the journal has it, the newest first: searched, looked into, run again,
/// gone on with and deleted. Read when it is opened, and from then on whenever something has ended. Event dispatch
/// thread only; the journal is asked on another.
@SuppressWarnings("serial")
public final class HistoryPanel extends JPanel implements SessionListener {

    /// So many are listed, the first in the order that is chosen; others are found by their words.
    static final int MOST = 1000;

    private final transient Texts texts = Texts.of(HistoryPanel.class);
    private final transient JournalDesk desk;

    /// What is asked for here is not to be passed over since the list is read anew.
    private final transient JournalDesk deeds;
    private final transient Room room;
    private final JTextField search = new JTextField();
    private final RowsTable<RunRow> table = RowsTable.of("run", List.of(RunColumn.values()),
            RunColumn.SETTINGS.ordinal());
    private final JLabel more = new JLabel();
    private final JLabel empty = new JLabel("", SwingConstants.CENTER);
    private final WrappedText trouble = WrappedText.selectable("problem", texts.get("history.trouble"));
    private final CardLayout cards = new CardLayout();
    private final JPanel deck = new JPanel(cards);
    private final RunItems items;
    private final RunAction again = new RunAction(texts, "again", KeyStroke.getKeyStroke("shift ENTER"), this::again);
    private final RunAction goOn = new RunAction(texts, "resume", KeyStroke.getKeyStroke("ctrl ENTER"), this::goOn);
    private final RunAction look = new RunAction(texts, "items", KeyStroke.getKeyStroke("ENTER"), this::toggleItems);
    private final RunAction delete = new RunAction(texts, "delete", KeyStroke.getKeyStroke("DELETE"), this::delete);
    private final RunAction reopen = new RunAction(texts, "reopen", KeyStroke.getKeyStroke("alt ENTER"), this::reopen);
    private final RunAction compare = new RunAction(texts, "compare", KeyStroke.getKeyStroke("F4"), this::openSweep);
    private transient Consumer<PastSweep> comparison = _ -> { };
    private transient BiPredicate<String, String> confirm = this::isConfirmed;
    private boolean opened;
    private boolean isOn;

    /// What the window does with a run of the past.
    public interface Room {

        /// Has the form say what a run was started with.
        void fillIn(RunConfiguration run);

        /// Runs what is missing of one.
        void resume(Resumption past);

        /// Shows one as it was at its end.
        void open(LiveModel past, KeptRun where);

        /// Says something in the strip of messages.
        void say(Tone tone, String words);
    }

    /// @param place where the journal is, which need not be there; empty if there is to be none
    public HistoryPanel(Supplier<Optional<Path>> place, Room room) {
        super(new MigLayout("insets 12 16 0 16, fill, hidemode 3", "[grow,fill]", "[]10[]6[grow,fill]10[]"));
        setOpaque(false);
        this.desk = new JournalDesk(place);
        this.deeds = new JournalDesk(place);
        this.room = room;
        this.items = new RunItems(place, words -> room.say(Tone.CAUTION, words), room::resume,
                words -> room.say(Tone.NEUTRAL, words));
        items.setVisible(false);
        more.setName("history.more");
        more.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        more.setVisible(false);
        empty.setName("history.empty");
        empty.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        trouble.setName("history.trouble");
        deck.setOpaque(false);
        deck.add(empty, "empty");
        deck.add(new JScrollPane(table), "table");
        deck.add(trouble, "trouble");
        add(top(), "cell 0 0");
        add(more, "cell 0 1, wmin 0");
        add(deck, "cell 0 2, wmin 0, hmin 80");
        add(items, "cell 0 3, wmin 0, hmin 120, height 45%, gapbottom 8");
        offerActions();
        addHierarchyListener(event -> {
            if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0 && isShowing()) {
                refresh();
            }
        });
    }

    private JPanel top() {
        search.setName("history.search");
        search.getAccessibleContext().setAccessibleName(texts.get("search"));
        search.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, texts.get("search.hint"));
        search.putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
        search.registerKeyboardAction(_ -> search.setText(""), KeyStroke.getKeyStroke("ESCAPE"), WHEN_FOCUSED);
        search.getDocument().addDocumentListener(new Typed(this::refresh));
        return new SearchBar(search, List.of(reopen.button(), compare.button(), again.button(), goOn.button(),
                look.button(), delete.button()));
    }

    private void offerActions() {
        int place = 0;
        for (RunAction action : List.of(reopen, compare, again, goOn, look, delete)) {
            action.offerIn(table, place++);
        }
        table.getComponentPopupMenu().insert(new JPopupMenu.Separator(), place);
        table.addMouseListener(new SelectsAndOpens(table, () -> showItems(selected().size() == 1)));
        table.addPropertyChangeListener("rowSorter", _ -> followOrder());
        table.onSelection(this::selectionChanged);
    }

    void confirmBy(Predicate<String> other) {
        confirm = (_, question) -> other.test(question);
    }

    /// Reads the list anew.
    void refresh() {
        opened = true;
        List<String> words = Arrays.stream(search.getText().strip().split("\\s+")).filter(w -> !w.isEmpty()).toList();
        RunOrder order = order();
        desk.askAnew(List.<RunRow>of(), journal -> RunRow.read(journal, words, order, MOST + 1),
                rows -> show(rows, words), this::showTrouble);
    }

    /// The table sorts what it has; that those are the first of all is for the journal to find out.
    private RunOrder order() {
        RowSorter<?> sorter = table.getRowSorter();
        if (sorter == null || sorter.getSortKeys().isEmpty()) {
            return RunOrder.NEWEST;
        }
        SortKey key = sorter.getSortKeys().getFirst();
        return new RunOrder(RunColumn.values()[key.getColumn()].by(), key.getSortOrder() == SortOrder.ASCENDING);
    }

    private void followOrder() {
        RowSorter<?> sorter = table.getRowSorter();
        if (sorter != null) {
            sorter.addRowSorterListener(event -> {
                if (event.getType() == RowSorterEvent.Type.SORT_ORDER_CHANGED) {
                    refresh();
                }
            });
        } else {
            refresh();
        }
    }

    private void show(List<RunRow> rows, List<String> words) {
        boolean cut = rows.size() > MOST;
        RunColumn.fit(table.columns(), rows);
        table.show(cut ? rows.subList(0, MOST) : rows, RunRow::number);
        more.setText(cut ? texts.format("history.more", Figures.count(MOST)) : "");
        more.setVisible(cut);
        empty.setText(texts.get(words.isEmpty() ? "history.none" : "history.none-found"));
        cards.show(deck, rows.isEmpty() ? "empty" : "table");
        selectionChanged();
    }

    private void showTrouble(String sentence) {
        table.show(List.of(), RunRow::number);
        trouble.setText(sentence);
        more.setVisible(false);
        cards.show(deck, "trouble");
        selectionChanged();
    }

    private void selectionChanged() {
        enableActions();
        if (items.isVisible()) {
            showItems(selected().size() == 1);
        }
    }

    private void enableActions() {
        List<RunEntry> selected = selected();
        reopen.setEnabled(selected.size() == 1 && !isOn);
        compare.setEnabled(selected.size() == 1 && !isOn && selected.getFirst().comparison().isPresent());
        again.setEnabled(selected.size() == 1);
        goOn.setEnabled(selected.size() == 1 && !isOn);
        look.setEnabled(selected.size() == 1);
        delete.setEnabled(!selected.isEmpty());
    }

    private List<RunEntry> selected() {
        return table.selected().stream().map(RunRow::run).toList();
    }

    private void toggleItems() {
        showItems(!items.isVisible() && selected().size() == 1);
    }

    private void showItems(boolean shown) {
        items.setVisible(shown);
        if (shown) {
            items.show(selected().getFirst());
        } else {
            items.close();
        }
        revalidate();
    }

    private void reopen() {
        RunEntry run = selected().getFirst();
        deeds.askAnew(Optional.<OpenedRun>empty(), journal -> Optional.of(OpenedRun.of(journal, run)),
                opened -> opened.ifPresent(past -> room.open(past.model(), past.where())), this::refuse);
    }

    /// Has somebody show a whole comparison.
    public void onComparison(Consumer<PastSweep> show) {
        comparison = show;
    }

    private void openSweep() {
        long number = selected().getFirst().comparison().orElseThrow();
        deeds.askAnew(Optional.<PastSweep>empty(), journal -> Optional.of(PastSweep.of(journal, number)),
                past -> past.ifPresent(comparison), this::refuse);
    }

    private void again() {
        RunEntry run = selected().getFirst();
        deeds.askAnew(Optional.<PastRun>empty(), journal -> Optional.of(PastRun.of(journal, run)),
                past -> past.ifPresent(this::fillIn), this::refuse);
    }

    private void goOn() {
        new GoingOn(deeds, room, question -> confirm.test("resume", question)).begin(selected().getFirst());
    }

    private void fillIn(PastRun past) {
        room.fillIn(past.configuration());
        room.say(past.sound() ? Tone.NEUTRAL : Tone.CAUTION, past.words());
    }

    private void refuse(String sentence) {
        room.say(Tone.CAUTION, sentence);
    }

    /// One that cannot be deleted does not keep back the others.
    private void delete() {
        List<RunEntry> runs = selected();
        String question = runs.size() == 1 ? texts.format("delete.one", Long.toString(runs.getFirst().number()))
                : texts.format("delete.several", Figures.count(runs.size()));
        if (!confirm.test("delete", question)) {
            return;
        }
        deeds.apply(file -> {
            JournalException first = null;
            for (RunEntry run : runs) {
                // As it is by now: it may have ended, or be gone.
                try (JournalReader journal = JournalReader.at(file)) {
                    JournalKeeper.forget(file, journal.run(run.number()));
                } catch (JournalException e) {
                    first = first == null ? e : first;
                }
            }
            if (first != null) {
                throw first;
            }
        }, this::refresh, sentence -> {
            refuse(sentence);
            refresh();
        });
    }

    private boolean isConfirmed(String key, String question) {
        Object[] answers = {texts.get(key + ".answer"), texts.get("cancel")};
        return JOptionPane.showOptionDialog(SwingUtilities.getWindowAncestor(this), Printable.of(question),
                texts.get(key + ".title"), JOptionPane.YES_NO_OPTION, JOptionPane.QUESTION_MESSAGE, null, answers,
                answers[1]) == 0;
    }

    private void turn(boolean on) {
        isOn = on;
        items.windowIsOn(on);
        enableActions();
    }

    @Override
    public void sessionBegins() {
        turn(true);
    }

    /// What was run is in the journal before it is told.
    @Override
    public void sessionEnds() {
        turn(false);
        if (opened) {
            refresh();
        }
    }
}
