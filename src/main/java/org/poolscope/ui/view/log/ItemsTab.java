package org.poolscope.ui.view.log;

import java.awt.CardLayout;
import java.util.function.Consumer;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.resume.Resumption;
import org.poolscope.live.ItemLine;
import org.poolscope.live.LiveModel;
import org.poolscope.ui.run.KeptRun;
import org.poolscope.ui.run.SessionListener;
import org.poolscope.ui.view.picture.ItemPictures;
import org.poolscope.workload.Items;

/// The items of what is being run: as the journal has them, or, of a run that is not in it, the first and last of them.
/// Brought up to date once a second while it is seen. Event dispatch thread only.
@SuppressWarnings("serial")
public final class ItemsTab extends JPanel implements SessionListener {

    private static final long REFRESH_NANOS = 1_000_000_000;

    private final ItemsPanel log = new ItemsPanel();
    private final JournalItems journal;
    private final ItemPictures pictures = new ItemPictures(this::seesJournal, this::select);
    private final CardLayout cards = new CardLayout();
    private transient @Nullable LiveModel model;
    private transient @Nullable Items batch;
    private boolean kept;
    private long shown;

    /// @param trouble told in a sentence, without its full stop, why something cannot be done
    /// @param retry   has items run again
    /// @param told    what became of what was asked for
    public ItemsTab(Consumer<String> trouble, Consumer<Resumption> retry, Consumer<String> told) {
        setLayout(cards);
        setOpaque(false);
        journal = new JournalItems("journal.items", sentence -> {
            runIsNotKept();
            trouble.accept(sentence);
        });
        var both = new JPanel(new MigLayout("insets 12 16 0 16, fill, wrap 1, hidemode 3", "[grow,fill]",
                "[grow,fill]0[]"));
        both.setOpaque(false);
        both.add(journal, "wmin 0, hmin 80");
        both.add(pictures, "wmin 0, hmin pref, gaptop 8, gapbottom 8");
        add(log, "log");
        add(both, "journal");
        journal.onSelection(pictures::select);
        journal.onRetry(retry, told);
        addHierarchyListener(_ -> {
            if (isShowing()) {
                refresh();
            }
        });
    }

    private boolean seesJournal() {
        return kept && isShowing();
    }

    private void select(ItemLine line) {
        if (!journal.select(line)) {
            pictures.select(line);
        }
    }

    private void turnTo(boolean inJournal) {
        kept = inJournal;
        cards.show(this, inJournal ? "journal" : "log");
    }

    /// Shows only those that failed.
    public void showFailures() {
        log.showFailures();
        journal.showFailures();
    }

    private void refresh() {
        shown = System.nanoTime();
        if (kept) {
            journal.refresh();
            pictures.update();
        }
    }

    @Override
    public void runBegins(LiveModel next) {
        model = next;
        batch = null;
        journal.close();
        turnTo(false);
        log.runBegins(next);
        pictures.begin(next);
    }

    @Override
    public void runIsKept(KeptRun run) {
        journal.show(run.journal(), run.number(), model);
        if (batch != null) {
            journal.showWaiting(batch);
        }
        turnTo(true);
    }

    @Override
    public void itemsAreKnown(Items items) {
        batch = items;
    }

    @Override
    public void runIsNotKept() {
        turnTo(false);
    }

    @Override
    public void frame(LiveModel now) {
        log.frame(now);
        if (System.nanoTime() - shown >= REFRESH_NANOS && isShowing()) {
            refresh();
        }
    }

    @Override
    public void runEnds(LiveModel now) {
        log.runEnds(now);
        batch = null;
        journal.endWaiting();
        refresh();
    }

    @Override
    public void sessionBegins() {
        journal.windowIsOn(true);
    }

    @Override
    public void sessionEnds() {
        journal.windowIsOn(false);
        log.sessionEnds();
        refresh();
    }
}
