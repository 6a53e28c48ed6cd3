package org.poolscope.ui.view.history;

import com.formdev.flatlaf.FlatClientProperties;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.poolscope.history.RunEntry;
import org.poolscope.history.resume.Resumption;
import org.poolscope.ui.view.log.JournalItems;
import org.poolscope.workload.Texts;

/// What became of the items of a run, as the journal has it. Event dispatch thread only.
@SuppressWarnings("serial")
final class RunItems extends JPanel {

    private static final long NONE = -1;

    private final transient Texts texts = Texts.of(RunItems.class);
    private final transient Supplier<Optional<Path>> place;
    private final JLabel title = new JLabel();
    private final JournalItems items;
    private long shown = NONE;

    /// @param trouble told in a sentence, without its full stop, why something cannot be done
    /// @param retry   has items run again
    /// @param told    what became of what was asked for
    RunItems(Supplier<Optional<Path>> place, Consumer<String> trouble, Consumer<Resumption> retry,
             Consumer<String> told) {
        super(new MigLayout("insets 0, fill, wrap 1", "[grow,fill]", "[]6[grow,fill]"));
        setName("run.items");
        setOpaque(false);
        this.place = place;
        this.items = new JournalItems("attempt", trouble);
        items.onRetry(retry, told);
        title.setName("items.title");
        title.putClientProperty(FlatClientProperties.STYLE_CLASS, "title");
        add(title, "wmin 0");
        add(items, "wmin 0, hmin 60");
    }

    /// Shows those of another run, or of the same as it is now.
    void show(RunEntry run) {
        title.setText(texts.format("items.title", Long.toString(run.number())));
        if (shown == run.number()) {
            items.refresh();
        } else {
            shown = run.number();
            place.get().ifPresent(file -> items.show(file, run.number(), null));
        }
    }

    /// Whether anything is being run in the window.
    void windowIsOn(boolean on) {
        items.windowIsOn(on);
    }

    /// Lets go of the journal's file.
    void close() {
        shown = NONE;
        items.close();
    }
}
