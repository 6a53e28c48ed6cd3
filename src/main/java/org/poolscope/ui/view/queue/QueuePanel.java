package org.poolscope.ui.view.queue;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.CardLayout;
import java.awt.event.HierarchyEvent;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.SwingConstants;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.poolscope.schedule.queue.QueueEntry;
import org.poolscope.schedule.queue.QueueState;
import org.poolscope.schedule.queue.QueueStatus;
import org.poolscope.schedule.queue.StartTime;
import org.poolscope.text.Figures;
import org.poolscope.ui.look.WrappedText;
import org.poolscope.ui.run.SessionListener;
import org.poolscope.ui.view.history.RowsTable;
import org.poolscope.ui.view.history.RunAction;
import org.poolscope.ui.view.history.SelectsAndOpens;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;

/// The batches that wait, are run or were, as the journal has them: started, held, put into another order, taken out,
/// with stops between them and times to start at, and what is done when all is done. Looked at again from time to time
/// while it is shown, since other programs add to it and may work it. Event dispatch thread only; the journal is asked
/// on another.
@SuppressWarnings("serial")
public final class QueuePanel extends JPanel implements SessionListener {

    /// So many are listed, the first.
    static final int MOST = 1000;

    private static final int LOOK_MILLIS = 2000;

    private final transient Texts texts = Texts.of(QueuePanel.class);
    private final transient QueueWork work;
    private final RowsTable<QueueEntry> table = RowsTable.of(texts, "queue", List.of(QueueColumn.values()),
            QueueColumn.SETTINGS.ordinal());
    private final JLabel state = new JLabel();
    private final WrappedText notice = WrappedText.selectable("problem", texts.get("notice"));
    private final WrappedText other = WrappedText.selectable("plain", texts.get("notice"));
    private final JLabel empty = new JLabel(texts.get("empty"), SwingConstants.CENTER);
    private final CardLayout cards = new CardLayout();
    private final JPanel deck = new JPanel(cards);
    private final JTextField startAt = new JTextField();
    private final WhenDoneFields whenDone;
    private final RunAction begin;
    private final RunAction hold;
    private final RunAction up = new RunAction(texts, "up", KeyStroke.getKeyStroke("alt UP"), () -> move(true));
    private final RunAction down = new RunAction(texts, "down", KeyStroke.getKeyStroke("alt DOWN"), () -> move(false));
    private final RunAction halt = new RunAction(texts, "halt", KeyStroke.getKeyStroke("INSERT"), this::addStop);
    private final RunAction remove = new RunAction(texts, "delete", KeyStroke.getKeyStroke("DELETE"), this::remove);
    private final transient Timer look = new Timer(LOOK_MILLIS, _ -> refresh());
    private transient QueueStatus shown = QueueStatus.EMPTY;
    private transient Clock clock = Clock.systemDefaultZone();
    private boolean looking;
    private boolean startRefused;

    /// @param work what works the queue in this window
    public QueuePanel(QueueWork work) {
        super(new MigLayout("insets 12 16 8 16, fill, wrap 1, hidemode 3", "[grow,fill]", "[]8[]8[]8[]8[]"));
        this.work = work;
        setOpaque(false);
        begin = new RunAction(texts, "start", KeyStroke.getKeyStroke("ctrl ENTER"), work::begin);
        hold = new RunAction(texts, "hold", KeyStroke.getKeyStroke("ctrl PERIOD"), work::hold);
        whenDone = new WhenDoneFields(texts, chosen -> change(queue -> {
            queue.whenDone(chosen);
            return true;
        }));
        state.setName("queue.state");
        empty.setName("queue.empty");
        empty.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        notice.setName("queue.notice");
        notice.setVisible(false);
        other.setName("queue.other");
        other.setVisible(false);
        deck.setOpaque(false);
        deck.add(empty, "empty");
        deck.add(new JScrollPane(table), "table");
        add(top());
        add(notice, "wmin 0");
        add(other, "wmin 0");
        add(deck, "wmin 0, hmin 80, pushy, growy");
        add(bottom());
        offerActions();
        work.onChange(this::refresh);
        addHierarchyListener(event -> {
            if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0) {
                look(isShowing());
            }
        });
        enableActions();
    }

    private JPanel top() {
        var panel = new JPanel(new MigLayout("insets 0, hidemode 3", "[]6[]6[]6[]6[]6[]12[grow,fill]"));
        panel.setOpaque(false);
        for (RunAction action : List.of(begin, hold, up, down, halt, remove)) {
            panel.add(action.button());
        }
        panel.add(state, "wmin 0");
        return panel;
    }

    private JPanel bottom() {
        startAt.setName("queue.start-at");
        startAt.setColumns(13);
        startAt.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, texts.get("start-at.hint"));
        startAt.setToolTipText(texts.get("start-at.tip"));
        startAt.addActionListener(_ -> setStart());
        var label = new JLabel(texts.get("start-at"));
        label.setLabelFor(startAt);
        var panel = new JPanel(new MigLayout("insets 0", "[]6[]24[]6[]6[grow,fill]"));
        panel.setOpaque(false);
        panel.add(label);
        panel.add(startAt, "wmin 60");
        whenDone.addTo(panel);
        return panel;
    }

    private void offerActions() {
        int place = 0;
        for (RunAction action : List.of(begin, hold, up, down, halt, remove)) {
            action.offerIn(table, place++);
        }
        table.getComponentPopupMenu().insert(new JPopupMenu.Separator(), place);
        table.addMouseListener(new SelectsAndOpens(table, startAt::requestFocusInWindow));
        table.onSelection(this::selectionChanged);
    }

    /// Tells times by another clock.
    void tellTimeBy(Clock other) {
        clock = other;
    }

    private void look(boolean showing) {
        if (showing) {
            refresh();
            look.start();
        } else {
            look.stop();
        }
    }

    /// Reads the queue anew.
    void refresh() {
        if (looking) {
            return;
        }
        looking = true;
        work.desk().ask(queue -> queue.status(MOST), status -> {
            looking = false;
            show(status);
        }, trouble -> {
            looking = false;
            show(QueueStatus.EMPTY);
            tell(texts.format("trouble", trouble));
            enableActions();
        });
    }

    private void show(QueueStatus status) {
        boolean news = !status.equals(shown);
        shown = status;
        if (news) {
            table.show(status.entries(), QueueEntry::number);
            whenDone.show(status.whenDone());
        }
        cards.show(deck, status.entries().isEmpty() ? "empty" : "table");
        if (!startRefused) {
            tell("");
        }
        other.setText(status.worker().map(worker -> texts.format("other", worker)).orElse(""));
        other.setVisible(status.worker().isPresent());
        state.setText(stateInWords());
        selectionChanged();
    }

    private void tell(String words) {
        if (!words.equals(notice.getText())) {
            notice.setText(words);
        }
        notice.setVisible(!words.isEmpty());
    }

    private String stateInWords() {
        String waiting = texts.format("waiting", Figures.count(shown.waiting()), shown.waiting());
        if (work.isOn()) {
            return work.until().map(at -> texts.format("state.until", waiting,
                    StartTime.text(at, ZoneId.systemDefault()))).orElseGet(() -> texts.format("state.on", waiting));
        }
        if (shown.worker().isPresent()) {
            return waiting;
        }
        return shown.waiting() == 0 ? "" : texts.format("state.still", waiting);
    }

    private void selectionChanged() {
        List<QueueEntry> selected = table.selected();
        String said = selected.size() == 1 && !selected.getFirst().isStop() ? selected.getFirst().startAt()
                .map(at -> StartTime.text(at, ZoneId.systemDefault())).orElse("") : "";
        if (!startAt.isFocusOwner() || !startAt.isEnabled()) {
            startAt.setText(said);
        }
        enableActions();
    }

    private void enableActions() {
        boolean mayChange = shown.worker().isEmpty();
        List<QueueEntry> selected = table.selected();
        boolean one = mayChange && selected.size() == 1;
        boolean open = one && selected.getFirst().state().isOpen();
        begin.setEnabled(mayChange && !work.isOn() && shown.waiting() > 0);
        hold.setEnabled(work.isOn());
        up.setEnabled(open);
        down.setEnabled(open);
        halt.setEnabled(one && !selected.getFirst().state().isOver());
        remove.setEnabled(mayChange && selected.stream().anyMatch(entry -> entry.state() != QueueState.RUNNING));
        startAt.setEnabled(open && !selected.getFirst().isStop());
        whenDone.setEnabled(mayChange);
    }

    private void move(boolean isUp) {
        long number = table.selected().getFirst().number();
        change(queue -> queue.move(number, isUp));
    }

    private void addStop() {
        long number = table.selected().getFirst().number();
        change(queue -> {
            queue.addStop(number);
            return true;
        });
    }

    private void remove() {
        List<Long> numbers = table.selected().stream().map(QueueEntry::number).toList();
        change(queue -> queue.remove(numbers));
    }

    private void setStart() {
        List<QueueEntry> selected = table.selected();
        if (selected.size() != 1) {
            return;
        }
        try {
            var at = StartTime.parse(startAt.getText(), clock);
            startAt.putClientProperty(FlatClientProperties.OUTLINE, null);
            startAt.setToolTipText(texts.get("start-at.tip"));
            startRefused = false;
            table.requestFocusInWindow();
            change(queue -> {
                queue.startAt(selected.getFirst().number(), at);
                return true;
            });
        } catch (InvalidSettingException e) {
            startAt.putClientProperty(FlatClientProperties.OUTLINE, FlatClientProperties.OUTLINE_ERROR);
            startAt.setToolTipText(e.reason());
            startRefused = true;
            tell(texts.format("start-at.refused", e.reason()));
        }
    }

    private void change(QueueDesk.Question<?> change) {
        work.desk().ask(change, _ -> {
            refresh();
            if (work.isOn()) {
                work.reconsider();
            }
        }, trouble -> {
            refresh();
            work.complain(trouble);
        });
    }

    @Override
    public void sessionEnds() {
        refresh();
    }
}
