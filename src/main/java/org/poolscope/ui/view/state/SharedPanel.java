package org.poolscope.ui.view.state;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.CardLayout;
import java.awt.Component;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.Deadlock;
import org.poolscope.live.LiveModel;
import org.poolscope.live.ProcessNames;
import org.poolscope.live.RunState;
import org.poolscope.text.Figures;
import org.poolscope.ui.look.FigureCell;
import org.poolscope.ui.look.WordsCell;
import org.poolscope.ui.look.WordsLabel;
import org.poolscope.ui.run.SessionListener;
import org.poolscope.ui.table.DataTable;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.Texts;

/// What the processes of a run share: every queue, counter, lock and segment, who has it and who waits; and the cycle,
/// if some wait for each other for ever.
@SuppressWarnings("serial")
public final class SharedPanel extends JPanel implements SessionListener {

    private static final long REFRESH_NANOS = 200_000_000;

    /// What items tell of themselves is seen as it comes.
    private static final long TOLD_NANOS = 90_000_000;

    private final Texts texts = Texts.of(SharedPanel.class);
    private final SharedTableModel objects = new SharedTableModel();
    private final DataTable table = new DataTable(objects);
    private final JLabel deadlock = new WordsLabel("");
    private final JLabel asOf = new WordsLabel("");
    private final CycleView drawing = new CycleView();
    private final JScrollPane ring = new JScrollPane(drawing, ScrollPaneConstants.VERTICAL_SCROLLBAR_NEVER,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_AS_NEEDED);
    private final JLabel empty = new JLabel(texts.get("shared.none"), SwingConstants.CENTER);
    private final CardLayout cards = new CardLayout();
    private final JPanel deck = new JPanel(cards);
    private @Nullable LiveModel model;
    private long shown;

    public SharedPanel() {
        super(new MigLayout("insets 12 16 0 16, fill, wrap 1, hidemode 3", "[grow,fill]"));
        setOpaque(false);
        table.setName("shared");
        table.getAccessibleContext().setAccessibleName(texts.get("shared.table"));
        for (SharedColumn column : SharedColumn.values()) {
            column.shape().dress(table.getColumnModel().getColumn(column.ordinal()),
                    column == SharedColumn.STATE ? new HistoryCell()
                            : column.shape().figure() ? new FigureCell() {} : new Words(), column.tip(texts));
        }
        table.columns().begin(Arrays.stream(SharedColumn.values()).map(Enum::name).toList(),
                SharedColumn.WAITING.ordinal());
        empty.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        deck.setOpaque(false);
        deck.add(empty, "empty");
        deck.add(new JScrollPane(table), "table");
        deadlock.setName("deadlock");
        deadlock.putClientProperty(FlatClientProperties.STYLE_CLASS, "h4");
        deadlock.setVisible(false);
        add(deadlock);
        ring.setVisible(false);
        ring.setOpaque(false);
        ring.getViewport().setOpaque(false);
        add(ring, "wmin 0, hmin pref");
        asOf.setName("shared.asOf");
        asOf.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        asOf.setVisible(false);
        add(asOf);
        add(deck, "push, grow");
        addHierarchyListener(_ -> catchUp());
    }

    /// A cell with words. Those too long for it are read in a tip.
    private static final class Words extends WordsCell {
        @Override
        public Component getTableCellRendererComponent(JTable table, @Nullable Object value, boolean selected,
                                                       boolean focused, int row, int column) {
            super.getTableCellRendererComponent(table, value, selected, false, row, column);
            setToolTipText(getText().isEmpty() ? null : getText());
            return this;
        }
    }

    /// When the tab comes to the front: hidden, it was left as it was.
    private void catchUp() {
        if (isShowing() && model != null) {
            update(model);
        }
    }

    @Override
    public void runBegins(LiveModel next) {
        model = next;
        update(next);
    }

    @Override
    public void frame(LiveModel now) {
        boolean told = !now.figures().running().isEmpty();
        if (System.nanoTime() - shown >= (told ? TOLD_NANOS : REFRESH_NANOS) && isShowing()) {
            update(now);
        }
    }

    /// What items tell.
    @Override
    public boolean moves() {
        return isShowing() && model != null && !model.figures().running().isEmpty();
    }

    @Override
    public void runEnds(LiveModel now) {
        update(now);
    }

    /// A comparison ends without an end of its last run.
    @Override
    public void sessionEnds() {
        catchUp();
    }

    private void update(LiveModel now) {
        shown = System.nanoTime();
        objects.update(now);
        boolean begun = now.progress().state() != RunState.IDLE && now.progress().state() != RunState.STARTING;
        empty.setText(texts.get(begun ? "shared.nothing" : "shared.none"));
        cards.show(deck, objects.getRowCount() == 0 ? "empty" : "table");
        Deadlock found = now.shared().cycle().map(cycle -> new Deadlock(cycle, new ProcessNames(now))).orElse(null);
        drawing.show(found);
        ring.setVisible(found != null);
        RunState state = now.progress().state();
        String over = state.isOver() && objects.getRowCount() > 0 ? texts.get("shared.asOf." + state) : "";
        String more = now.figures().isMissingSome()
                ? texts.format("shared.more", Figures.count(ItemReport.MOST_VALUES)) : "";
        asOf.setText(Stream.of(over, more).filter(words -> !words.isEmpty()).collect(Collectors.joining(". ")));
        asOf.setVisible(!asOf.getText().isEmpty());
        deadlock.setText(found == null ? ""
                : texts.format(state.isOver() ? "shared.deadlock." + state : "shared.deadlock", found.summary()));
        deadlock.setVisible(found != null);
    }
}
