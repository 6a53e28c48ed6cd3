package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.AWTEvent;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.RequiresDisplay;

/// What is played for the AOT cache of the window.
@RequiresDisplay
class WindowRehearsalTest {

    @TempDir
    private Path folder;

    @Test
    void shouldMakeTheFrameOnTheDisplayAndShowItToNobody() throws Exception {
        List<MainWindow> made = new CopyOnWriteArrayList<>();
        List<MainWindow> shown = new CopyOnWriteArrayList<>();
        AWTEventListener looks = event -> {
            if (event.getSource() instanceof MainWindow window && window.isDisplayable()) {
                (window.isShowing() ? shown : made).add(window);
            }
        };
        Toolkit.getDefaultToolkit().addAWTEventListener(looks,
                AWTEvent.HIERARCHY_EVENT_MASK | AWTEvent.WINDOW_EVENT_MASK);
        try {
            WindowRehearsal.main(new String[] {folder.toString()});
        } finally {
            Toolkit.getDefaultToolkit().removeAWTEventListener(looks);
        }

        assertFalse(made.isEmpty(), "a frame has been on the display");
        assertEquals(List.of(), shown);
        assertTrue(made.stream().noneMatch(MainWindow::isDisplayable), "it is gone from there");
    }
}
