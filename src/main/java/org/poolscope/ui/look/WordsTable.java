package org.poolscope.ui.look;

import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.TransferHandler;
import javax.swing.table.TableModel;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Printable;

/// A table of words that come from anywhere. Its tips are plain, and what is copied out of it is one line for each row
/// that is selected, with tabs between the cells, whatever is in them: Swing would copy line breaks as they are, and
/// beside the lines an HTML table in which cells are taken for HTML.
@SuppressWarnings({"serial", "this-escape"})
public class WordsTable extends JTable {

    public WordsTable(TableModel model) {
        super(model);
        setTransferHandler(new Lines());
    }

    @Override
    public JToolTip createToolTip() {
        return new PlainTip(this);
    }

    private String line(int row) {
        return IntStream.range(0, getColumnCount())
                .mapToObj(column -> Printable.of(String.valueOf(getValueAt(row, column))))
                .collect(Collectors.joining("\t"));
    }

    private static final class Lines extends TransferHandler {

        @Override
        public int getSourceActions(JComponent source) {
            return COPY;
        }

        @Override
        protected @Nullable Transferable createTransferable(JComponent source) {
            var table = (WordsTable) source;
            String lines = Arrays.stream(table.getSelectedRows()).mapToObj(table::line)
                    .collect(Collectors.joining("\n"));
            return lines.isEmpty() ? null : new StringSelection(lines);
        }
    }
}
