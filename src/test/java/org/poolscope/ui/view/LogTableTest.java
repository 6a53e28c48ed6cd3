package org.poolscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javax.swing.JFrame;
import javax.swing.JScrollPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.poolscope.live.LiveModel;
import org.poolscope.live.PrintedLine;
import org.poolscope.live.RunScript;
import org.poolscope.testing.Edt;
import org.poolscope.testing.RequiresDisplay;
import org.poolscope.ui.look.Theme;

@RequiresDisplay
class LogTableTest {

    private final LiveModel model = new LiveModel();
    private final RunScript run = RunScript.start(model, 1, 10);

    private LogTable<PrintedLine> table;
    private JFrame frame;

    @BeforeEach
    void open() throws Exception {
        Edt.run(() -> {
            Theme.LIGHT.install();
            table = new LogTable<>(new LogTableModel<>(List.of(new LogTableModel.Column<>("Line", PrintedLine::text))),
                    "lines");
            table.lines().show(model.printed());
            frame = new JFrame();
            frame.add(new JScrollPane(table));
            frame.setSize(400, 300);
            frame.setVisible(true);
        });
    }

    private void print(int lines) throws Exception {
        Edt.run(() -> {
            for (int i = 0; i < lines; i++) {
                run.printed(1, 1, false, "line " + i);
            }
            table.update();
        });
        Edt.run(frame::validate);
    }

    private boolean showsTheLast() throws Exception {
        return Edt.call(() -> table.getVisibleRect().contains(table.getCellRect(table.getRowCount() - 1, 0, true)));
    }

    private void resize(int height) throws Exception {
        Edt.run(() -> {
            frame.setSize(400, height);
            frame.validate();
        });
    }

    @Test
    void shouldStayAtTheEndWhileLinesComeAndWhenItsRoomGetsSmaller() throws Exception {
        print(100);
        assertTrue(showsTheLast(), "it follows");
        resize(200);
        assertTrue(showsTheLast(), "it stays");
        print(100);
        assertTrue(showsTheLast(), "it goes on following");
        Edt.run(frame::dispose);
    }

    @Test
    void shouldStayWhereSomebodyHasScrolledTo() throws Exception {
        print(100);
        Edt.run(() -> table.scrollRectToVisible(table.getCellRect(0, 0, true)));
        resize(200);
        print(100);
        assertEquals(0, Edt.call(() -> table.getVisibleRect().y));
        Edt.run(frame::dispose);
    }
}
