package org.poolscope.ui.view.compare;

import java.util.List;
import java.util.Locale;
import javax.swing.table.AbstractTableModel;
import org.jspecify.annotations.Nullable;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.measured.SizeResult;
import org.poolscope.compare.words.SweepWords;
import org.poolscope.workload.StepCount;
import org.poolscope.workload.Texts;

/// The table of a comparison: a row for each pool size, the same from run to run, so that who has selected one stays
/// with it.
@SuppressWarnings("serial")
final class SweepTableModel extends AbstractTableModel {

    private static final CompareColumn[] COLUMNS = CompareColumn.values();

    private final Texts texts = Texts.of(SweepTableModel.class);
    private List<SizeResult> sizes = List.of();
    private @Nullable SweepResult found;

    void show(SweepResult result) {
        List<SizeResult> next = result.sizes();
        found = result;
        boolean same = !sizes.isEmpty() && sizesOf(sizes).equals(sizesOf(next));
        sizes = next;
        if (same) {
            fireTableRowsUpdated(0, sizes.size() - 1);
        } else {
            fireTableDataChanged();
        }
    }

    private static List<Integer> sizesOf(List<SizeResult> results) {
        return results.stream().map(SizeResult::size).toList();
    }

    @Override
    public int getRowCount() {
        return sizes.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.length;
    }

    @Override
    public String getColumnName(int column) {
        String noun = sizes.stream().flatMap(size -> size.steps().stream()).map(StepCount::many).findFirst()
                .orElseGet(() -> texts.get("compare.items"));
        return COLUMNS[column].title(texts, noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1));
    }

    @Override
    public String getValueAt(int row, int column) {
        return COLUMNS[column] == CompareColumn.VERDICT && found != null
                ? SweepWords.verdict(found, sizes.get(row).size()) : COLUMNS[column].textOf(sizes.get(row));
    }
}
