package org.poolscope.ui.view.log;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.CardLayout;
import java.util.Arrays;
import javax.swing.ButtonGroup;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import org.poolscope.live.BoundedLog;
import org.poolscope.live.ItemLine;
import org.poolscope.live.LiveModel;
import org.poolscope.text.Figures;
import org.poolscope.ui.view.picture.ItemPictures;
import org.poolscope.workload.Texts;

/// What became of every item, with the reasons of those that failed.
@SuppressWarnings("serial")
public final class ItemsPanel extends LogPanel {

    private final Texts texts = Texts.of(ItemsPanel.class);
    private final LogTable<ItemLine> table = new LogTable<>(new LogTableModel<>(Arrays.stream(ItemColumn.values())
            .map(column -> new LogTableModel.Column<>(column.title(texts), column.cell(texts))).toList()),
            texts.get("items.table"));
    private final JToggleButton all = new Chip("items.all");
    private final JToggleButton failed = new Chip("items.failed");
    private final JLabel dropped = new JLabel();
    private final transient ItemDetail detail = new ItemDetail(texts);
    private final ItemPictures pictures = new ItemPictures(this::isShowing, this::select);
    private final CardLayout cards = new CardLayout();
    private final JPanel deck = new JPanel(cards);

    public ItemsPanel() {
        super(new MigLayout("insets 12 16 0 16, fill, wrap 1, hidemode 3", "[grow,fill]", "[]10[grow,fill]0[]0[]"));
        table.setName("items");
        for (ItemColumn column : ItemColumn.values()) {
            PagedTable.dress(table.getColumnModel().getColumn(column.ordinal()), column, texts);
        }
        table.columns().begin(Arrays.stream(ItemColumn.values()).map(Enum::name).toList(),
                ItemColumn.MESSAGE.ordinal());
        ItemColumn.showUse(table, false);
        var empty = new JLabel(texts.get("items.none"), SwingConstants.CENTER);
        empty.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        deck.setOpaque(false);
        deck.add(empty, "empty");
        deck.add(new JScrollPane(table), "table");
        add(chips());
        add(deck);
        add(detail.component(), "wmin 0, gaptop 8, gapbottom 8");
        add(pictures, "wmin 0, hmin pref, gaptop 8, gapbottom 8");
        table.getSelectionModel().addListSelectionListener(_ -> tellMore());
        tellMore();
        all.setSelected(true);
        count();
    }

    private JPanel chips() {
        var group = new ButtonGroup();
        group.add(all);
        group.add(failed);
        all.addActionListener(_ -> choose());
        failed.addActionListener(_ -> choose());
        dropped.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        var panel = new JPanel(new MigLayout("insets 0", "[]6[]16[]"));
        panel.setOpaque(false);
        panel.add(all);
        panel.add(failed);
        panel.add(dropped);
        return panel;
    }

    private void tellMore() {
        int row = table.getSelectedRowCount() == 1 ? table.getSelectedRow() : -1;
        ItemLine line = row < 0 || row >= table.getRowCount() ? null : table.lineAt(row);
        detail.tell(line);
        pictures.select(line);
    }

    /// One that has not failed is not among the failures.
    private void select(ItemLine line) {
        if (failed.isSelected() && line.success()) {
            all.setSelected(true);
            choose();
        }
        for (int row = table.getRowCount() - 1; row >= 0; row--) {
            if (table.lineAt(row).equals(line)) {
                table.setRowSelectionInterval(row, row);
                table.scrollRectToVisible(table.getCellRect(row, 0, true));
                table.requestFocusInWindow();
                return;
            }
        }
    }

    /// Shows only those that failed.
    public void showFailures() {
        failed.setSelected(true);
        choose();
    }

    private void choose() {
        LiveModel model = model();
        if (model != null) {
            table.lines().show(log(model));
        }
    }

    private BoundedLog<ItemLine> log(LiveModel of) {
        return failed.isSelected() ? of.items().failures() : of.items().all();
    }

    @Override
    LogTable<?> table() {
        return table;
    }

    @Override
    void show(LiveModel next) {
        all.setSelected(true);
        choose();
        pictures.begin(next);
    }

    @Override
    void count() {
        LiveModel model = model();
        ItemColumn.showUse(table, model != null && model.items().tellsUse());
        long told = model == null ? 0 : model.items().items();
        long failures = model == null ? 0 : model.items().failedItems();
        all.setText(texts.format("items.all", Figures.count(told)));
        failed.setText(texts.format("items.failed", Figures.count(failures)));
        long missing = model == null ? 0
                : failed.isSelected() ? model.items().droppedFailures() : model.items().dropped();
        dropped.setText(missing == 0 ? "" : texts.format("items.dropped", Figures.count(missing)));
        cards.show(deck, told == 0 ? "empty" : "table");
        tellMore();
        pictures.update();
    }
}
