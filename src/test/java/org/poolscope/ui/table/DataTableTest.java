package org.poolscope.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.event.MenuEvent;
import javax.swing.event.MenuListener;
import javax.swing.table.DefaultTableModel;
import javax.swing.table.JTableHeader;
import javax.swing.table.TableColumn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.Edt;
import org.poolscope.text.Figures;
import org.poolscope.ui.look.FigureCell;
import org.poolscope.ui.look.Theme;

class DataTableTest {

    private static final List<String> NAMES = List.of("NAME", "DONE", "TIME");
    private static final int WIDTH = 600;

    private DefaultTableModel model;
    private DataTable table;
    private JScrollPane scroller;

    @BeforeEach
    void open() throws Exception {
        Edt.run(() -> {
            Theme.LIGHT.install();
            model = new DefaultTableModel(new Object[] {"Name", "Done", "Time"}, 0);
            table = new DataTable(model);
            for (int i = 0; i < NAMES.size(); i++) {
                TableColumn column = table.getColumnModel().getColumn(i);
                column.setPreferredWidth(100);
                if (i > 0) {
                    column.setCellRenderer(new FigureCell());
                }
            }
            table.columns().begin(NAMES, 0);
            scroller = new JScrollPane(table);
            scroller.setColumnHeaderView(table.getTableHeader());
            add("photo 10", 5, 2_000_000);
            add("photo 9", 1_234, 310_000_000);
            add("Photo 11", 999, 1_000_000_000);
            layOut(WIDTH);
        });
    }

    private void add(String name, long done, long nanos) {
        model.addRow(new Object[] {name, Figures.count(done), Figures.seconds(nanos)});
    }

    private void layOut(int width) {
        scroller.setSize(width, 300);
        scroller.doLayout();
        scroller.getViewport().doLayout();
        scroller.getColumnHeader().doLayout();
        table.getTableHeader().doLayout();
        table.doLayout();
    }

    private void paint() throws Exception {
        Edt.run(() -> scroller.paint(new BufferedImage(WIDTH, 300, BufferedImage.TYPE_INT_RGB).getGraphics()));
        Edt.run(() -> layOut(WIDTH));
    }

    private int width(String name) {
        return table.getColumn(name).getWidth();
    }

    private List<String> shown(int column) {
        return IntStream.range(0, table.getRowCount()).mapToObj(row -> table.getValueAt(row, column).toString())
                .toList();
    }

    private void click(int column) throws Exception {
        Edt.run(() -> {
            JTableHeader header = table.getTableHeader();
            var at = header.getHeaderRect(column);
            header.dispatchEvent(new MouseEvent(header, MouseEvent.MOUSE_CLICKED, 0, InputEvent.BUTTON1_DOWN_MASK,
                    (int) at.getCenterX(), (int) at.getCenterY(), 1, false, MouseEvent.BUTTON1));
        });
        Edt.run(() -> {});
    }

    @Test
    void shouldGiveTheRoomThatIsLeftToOneColumnAndScrollSidewaysWhereThereIsTooLittle() throws Exception {
        Edt.run(() -> {
            assertEquals(List.of(WIDTH - 200, 100, 100), NAMES.stream().map(this::width).toList());
            int scrollerEdges = WIDTH - scroller.getViewport().getWidth();
            layOut(294 + scrollerEdges);
            assertTrue(table.getScrollableTracksViewportWidth(), "a little is missing, which that column gives");
            assertEquals(List.of(94, 100, 100), NAMES.stream().map(this::width).toList());
            layOut(200);
            assertEquals(List.of(100, 100, 100), NAMES.stream().map(this::width).toList());
            assertFalse(table.getScrollableTracksViewportWidth());
        });
    }

    @Test
    void shouldKeepTheWidthThatSomebodyGivesAColumn() throws Exception {
        Edt.run(() -> {
            TableColumn done = table.getColumn("DONE");
            drag(done, 160);
            layOut(WIDTH);
            assertEquals(List.of(WIDTH - 260, 160, 100), NAMES.stream().map(this::width).toList());

            drag(table.getColumn("NAME"), 120);
            layOut(WIDTH);
            assertEquals(120, width("NAME"), "it takes no more than it is given");
        });
    }

    /// As the header does it.
    private void drag(TableColumn column, int width) {
        table.getTableHeader().setResizingColumn(column);
        column.setWidth(width);
        table.doLayout();
        table.getTableHeader().setResizingColumn(null);
    }

    @Test
    void shouldMakeRoomForFiguresOfTwelveDigits() throws Exception {
        Edt.run(() -> {
            table.getColumn("DONE").setPreferredWidth(40);
            add("all", 123_456_789_012L, 0);
            layOut(WIDTH);
        });

        paint();

        Edt.run(() -> {
            var cell = table.prepareRenderer(table.getCellRenderer(3, 1), 3, 1);
            assertTrue(width("DONE") >= cell.getPreferredSize().width, width("DONE") + " pixels");
        });
    }

    @Test
    void shouldHideColumnsAndShowThemAtTheirPlaceAgain() throws Exception {
        Edt.run(() -> {
            choose(table.getTableHeader().getComponentPopupMenu(), "columns", "DONE");
            assertEquals(2, table.getColumnCount());
            assertEquals(List.of("photo 10", "photo 9", "Photo 11"), shown(0));
            choose(table.getTableHeader().getComponentPopupMenu(), "columns", "NAME");
            choose(table.getTableHeader().getComponentPopupMenu(), "columns", "TIME");
            assertEquals(1, table.getColumnCount(), "one stays");

            choose(table.getComponentPopupMenu(), "columns", "DONE");
            choose(table.getComponentPopupMenu(), "columns", "NAME");
            assertEquals(List.of("NAME", "DONE", "TIME"), identifiers());

            choose(table.getComponentPopupMenu(), "columns", "DONE");
            choose(table.getComponentPopupMenu(), "columns", "columns.usual");
            assertEquals(NAMES, identifiers());
        });
    }

    private List<Object> identifiers() {
        return IntStream.range(0, table.getColumnCount())
                .mapToObj(i -> table.getColumnModel().getColumn(i).getIdentifier()).toList();
    }

    private static void choose(JPopupMenu popup, String menu, String item) {
        JMenu its = Arrays.stream(popup.getComponents()).filter(c -> menu.equals(c.getName()))
                .map(JMenu.class::cast).findFirst().orElseThrow();
        for (MenuListener listener : its.getMenuListeners()) {
            listener.menuSelected(new MenuEvent(its));
        }
        Arrays.stream(its.getMenuComponents()).filter(c -> item.equals(c.getName()))
                .forEach(c -> ((JMenuItem) c).doClick());
    }

    @Test
    void shouldBringBackWhatWasChangedAndNothingElse() throws Exception {
        Edt.run(() -> {
            assertEquals("", table.columns().changes());
            table.columns().restore("DONE=160,TIME=hidden,LATER=30,NAME=wide");
            layOut(WIDTH);

            assertEquals(List.of("NAME", "DONE"), identifiers());
            assertEquals(160, width("DONE"));
            assertEquals("DONE=160,TIME=hidden", table.columns().changes());
        });
    }

    @Test
    void shouldSortByAClickOnAHeadingInBothDirectionsAndThenAsUsual() throws Exception {
        click(1);
        assertEquals(List.of("5", "999", "1\u202F234"), shown(1));
        click(1);
        assertEquals(List.of("1\u202F234", "999", "5"), shown(1));
        click(1);
        assertEquals(List.of("5", "1\u202F234", "999"), shown(1));
        click(0);
        assertEquals(List.of("photo 9", "photo 10", "Photo 11"), shown(0));
        click(2);
        assertEquals(List.of("photo 10", "photo 9", "Photo 11"), shown(0), "by time now");
    }

    @Test
    void shouldMoveNothingUnderWhoeverHasSelectedSomething() throws Exception {
        click(1);
        Edt.run(() -> {
            table.setRowSelectionInterval(1, 1);
            model.setValueAt("1", 1, 1);
            add("late", 0, 0);
            assertEquals(List.of("photo 10", "Photo 11", "photo 9", "late"), shown(0));
            assertEquals(1, table.getSelectedRow());

            model.removeRow(0);
            assertEquals(List.of("Photo 11", "photo 9", "late"), shown(0));
            assertEquals("Photo 11", table.getValueAt(table.getSelectedRow(), 0));
        });
    }

    @Test
    void shouldKeepTheSelectionWhenItIsSorted() throws Exception {
        Edt.run(() -> table.setRowSelectionInterval(2, 2));
        click(0);
        click(0);
        Edt.run(() -> assertEquals("Photo 11", table.getValueAt(table.getSelectedRow(), 0)));
        click(0);
        Edt.run(() -> assertEquals("Photo 11", table.getValueAt(table.getSelectedRow(), 0)));
    }
}
