package org.poolscope.ui;

import java.text.Collator;
import net.miginfocom.swing.MigLayout;
import org.poolscope.chart.pane.ChartLibrary;
import org.poolscope.ui.look.Icons;

/// What the window needs of its libraries, loaded on a thread of its own while the event dispatch thread still puts
/// the theme in force: each loads hundreds of classes when it is first used, and a second processor has nothing to do.
/// Nothing here is shown or kept.
final class HeadStart implements Runnable {

    /// Begins. To be called where a display is known to be there: what fails to load once never loads in this JVM.
    static void begin() {
        Thread.ofPlatform().name("head start").daemon().start(new HeadStart());
    }

    /// In the order in which the window will want them.
    @Override
    public void run() {
        ChartLibrary.load();
        new MigLayout();
        Icons.mark();
        Collator.getInstance();
    }
}
