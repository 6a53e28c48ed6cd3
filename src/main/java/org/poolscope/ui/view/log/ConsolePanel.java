package org.poolscope.ui.view.log;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.CardLayout;
import java.awt.Component;
import java.util.Arrays;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.LiveModel;
import org.poolscope.live.PrintedLine;
import org.poolscope.text.Figures;
import org.poolscope.ui.look.FigureCell;
import org.poolscope.ui.look.WordsCell;
import org.poolscope.workload.Texts;

/// What the workers of a run have printed, and which of them it was.
@SuppressWarnings("serial")
public final class ConsolePanel extends LogPanel {

    private final Texts texts = Texts.of(ConsolePanel.class);
    private final LogTable<PrintedLine> table = new LogTable<>(new LogTableModel<>(Arrays.stream(ConsoleColumn.values())
            .map(column -> new LogTableModel.Column<>(texts.get("console." + column.name()), column.text())).toList()),
            texts.get("console.table"));
    private final JLabel dropped = new JLabel();
    private final JLabel empty = new JLabel("", SwingConstants.CENTER);
    private final CardLayout cards = new CardLayout();
    private final JPanel deck = new JPanel(cards);

    public ConsolePanel() {
        super(new MigLayout("insets 12 16 0 16, fill, wrap 1, hidemode 3", "[grow,fill]"));
        table.setName("console");
        for (ConsoleColumn column : ConsoleColumn.values()) {
            column.shape().dress(table.getColumnModel().getColumn(column.ordinal()),
                    column.shape().figure() ? new FigureCell() {} : new Words(column),
                    texts.get("console." + column.name()));
        }
        table.columns().begin(Arrays.stream(ConsoleColumn.values()).map(Enum::name).toList(),
                ConsoleColumn.LINE.ordinal());
        dropped.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        empty.setName("console.empty");
        empty.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        deck.setOpaque(false);
        deck.add(empty, "empty");
        deck.add(new JScrollPane(table), "table");
        add(dropped);
        add(deck, "push, grow");
        count();
    }

    /// A cell with words: the line in letters of one width, and what went to stderr in the colour of trouble.
    private static final class Words extends WordsCell {

        private final ConsoleColumn what;

        Words(ConsoleColumn what) {
            this.what = what;
        }

        @Override
        public Component getTableCellRendererComponent(JTable table, @Nullable Object value, boolean selected,
                                                       boolean focused, int row, int column) {
            super.getTableCellRendererComponent(table, value, selected, false, row, column);
            if (what == ConsoleColumn.LINE) {
                setFont(UIManager.getFont("monospaced.font"));
                setToolTipText(getText().isEmpty() ? null : getText());
            }
            if (!selected) {
                setForeground(((LogTable<?>) table).lineAt(row) instanceof PrintedLine line && line.error()
                        ? UIManager.getColor("Poolscope.danger") : table.getForeground());
            }
            return this;
        }
    }

    @Override
    LogTable<?> table() {
        return table;
    }

    @Override
    void show(LiveModel next) {
        table.lines().show(next.printed());
    }

    @Override
    void count() {
        LiveModel model = model();
        boolean ended = model != null && model.report().isPresent();
        empty.setText(texts.get(ended ? "console.nothing" : "console.none"));
        cards.show(deck, table.getRowCount() == 0 ? "empty" : "table");
        long missing = model == null ? 0 : model.printed().dropped();
        dropped.setVisible(missing > 0);
        dropped.setText(texts.format("console.dropped", Figures.count(missing)));
    }
}
