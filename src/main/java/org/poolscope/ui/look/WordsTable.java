package org.poolscope.ui.look;

import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.TransferHandler;
import javax.swing.table.TableModel;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Printable;

/// A table of words that come from anywhere. Its tips are plain, and what is copied out of it is the headings and one
/// line for each row that is selected, with tabs between the cells, whatever is in them: Swing would copy line breaks
/// as they are, and beside the lines an HTML table in which cells are taken for HTML. Figures are copied so that a
/// spreadsheet reads them, with their unit in the heading; a column without a heading is not copied.
@SuppressWarnings({"serial", "this-escape"})
public class WordsTable extends JTable {

    public WordsTable(TableModel model) {
        super(model);
        setTransferHandler(new Lines());
        CopyMenu.on(this);
    }

    @Override
    public JToolTip createToolTip() {
        return new PlainTip(this);
    }

    private String lines(int[] rows) {
        List<List<String>> columns = IntStream.range(0, getColumnCount())
                .filter(column -> !getColumnName(column).isBlank())
                .mapToObj(column -> column(column, rows)).toList();
        return IntStream.rangeClosed(0, rows.length)
                .mapToObj(line -> columns.stream().map(cells -> cells.get(line)).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    /// A column's heading, and its cells in some rows.
    private List<String> column(int column, int[] rows) {
        List<String> shown = Arrays.stream(rows).mapToObj(row -> Printable.of(String.valueOf(getValueAt(row, column))))
                .toList();
        String heading = getColumnName(column);
        if (!(getColumnModel().getColumn(column).getCellRenderer() instanceof FigureCell)) {
            return Stream.concat(Stream.of(heading), shown.stream()).toList();
        }
        PlainFigures figures = PlainFigures.of(shown);
        String unit = figures.unit().isEmpty() ? "" : " (" + figures.unit() + ")";
        return Stream.concat(Stream.of(heading + unit), figures.cells().stream()).toList();
    }

    private static final class Lines extends TransferHandler {

        @Override
        public int getSourceActions(JComponent source) {
            return COPY;
        }

        @Override
        protected @Nullable Transferable createTransferable(JComponent source) {
            var table = (WordsTable) source;
            int[] rows = table.getSelectedRows();
            return rows.length == 0 ? null : new StringSelection(table.lines(rows));
        }
    }
}
