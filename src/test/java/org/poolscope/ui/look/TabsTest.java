package org.poolscope.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Component;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.Edt;

class TabsTest {

    /// Swing printed that there were no tabs any more.
    @Test
    void shouldTakeAThemeWhileNewsOfTheOldStripsSizeAreOnTheirWay() throws Exception {
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        Edt.run(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> failures.add(failure));
            Theme.LIGHT.install();
            var tabs = new Tabs();
            tabs.addTab("One", new JLabel());
            tabs.setSize(400, 300);
            tabs.doLayout();
            for (Component child : tabs.getComponents()) {
                child.doLayout();
            }
            Theme.DARK.install();
            SwingUtilities.updateComponentTreeUI(tabs);
        });

        Edt.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));

        assertEquals(List.of(), failures);
    }
}
