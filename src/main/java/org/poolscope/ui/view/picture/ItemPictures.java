package org.poolscope.ui.view.picture;

import com.formdev.flatlaf.util.UIScale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.BoundedLog;
import org.poolscope.live.ItemLine;
import org.poolscope.live.LiveModel;
import org.poolscope.workload.ItemFiles;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.RunConfiguration;

/// The pictures of a run's items, for workloads whose items are about files: of the one that is selected before and
/// after, with links that open them; of the last few as long as none is. It takes no room if there is nothing to show,
/// and looks at no file while it is not seen. Event dispatch thread only.
@SuppressWarnings("serial")
public final class ItemPictures extends JPanel {

    static final int WIDTH = 160;
    static final int HEIGHT = 120;

    private final transient BooleanSupplier isSeen;
    private final transient Thumbnails thumbnails;
    private final FileCard before;
    private final FileCard after;
    private final JPanel chosen = new JPanel(new MigLayout("insets 0, hidemode 3", "[grow,fill,50%]16[grow,fill,50%]"));
    private final RecentPictures recent;
    private transient @Nullable LiveModel model;
    private transient @Nullable Workload workload;
    private transient @Nullable ItemLine selected;

    /// @param isSeen whether anybody can see it now, and the rest of its tab
    /// @param choose selects an item, as somebody who pressed its pictures wants
    public ItemPictures(BooleanSupplier isSeen, Consumer<ItemLine> choose) {
        this(isSeen, choose, System::nanoTime);
    }

    /// @param clock as [System#nanoTime]
    ItemPictures(BooleanSupplier isSeen, Consumer<ItemLine> choose, LongSupplier clock) {
        super(new MigLayout("insets 0, fillx, wrap 1, hidemode 3", "[grow,fill]"));
        this.isSeen = isSeen;
        thumbnails = new Thumbnails(2 * UIScale.scale(WIDTH), clock);
        before = new FileCard("before", thumbnails);
        after = new FileCard("after", thumbnails);
        recent = new RecentPictures(choose);
        setOpaque(false);
        chosen.setOpaque(false);
        chosen.add(before);
        chosen.add(after);
        add(chosen, "wmin 0");
        add(recent, "wmin 0");
        settle();
    }

    /// Begins with another run. What it was started with may be known only later.
    public void begin(LiveModel next) {
        model = next;
        workload = null;
        selected = null;
        recent.clear();
        thumbnails.begin();
        settle();
    }

    /// Shows one item from now on, or the last ones.
    public void select(@Nullable ItemLine next) {
        if (isSeen.getAsBoolean() && (next == null ? selected != null : !next.equals(selected))) {
            selected = next;
            Optional<ItemFiles> files = next == null ? Optional.empty() : files(next);
            before.show(files.map(ItemFiles::input).orElse(null));
            after.show(files.flatMap(ItemFiles::output).orElse(null));
            settle();
        }
    }

    /// Takes in what came to the run's items since the last time. While it is on that is one at a time, and no more
    /// than a small part of a core can show.
    public void update() {
        if (model == null || selected != null || !isSeen.getAsBoolean()) {
            return;
        }
        BoundedLog<ItemLine> items = model.items().all();
        boolean isOn = model.report().isEmpty();
        if (isOn && !thumbnails.isAffordable()) {
            return;
        }
        int newest = items.size();
        for (int i = Math.max(0, newest - (isOn ? 1 : RecentPictures.MOST)); i < newest; i++) {
            ItemLine line = items.get(i);
            if (!recent.has(line)) {
                files(line).ifPresent(files -> recent.push(new BeforeAfter(line, files, thumbnails, recent::tell)));
            }
        }
        settle();
    }

    private Optional<ItemFiles> files(ItemLine line) {
        RunConfiguration started = model == null ? null : model.configuration().orElse(null);
        if (started == null || line.items() != 1) {
            return Optional.empty();
        }
        if (workload == null) {
            workload = Workloads.named(started.workload());
        }
        return workload.files(started.settings(),
                new ItemResult(line.name(), line.success(), line.elapsed(), line.message(), line.output()));
    }

    private void settle() {
        chosen.setVisible(before.isVisible() && selected != null);
        recent.setVisible(selected == null && !recent.isEmpty());
        setVisible(chosen.isVisible() || recent.isVisible());
    }

    /// Whether no file is being read or waited for.
    boolean isIdle() {
        return thumbnails.isIdle();
    }

    /// How many files were read so far.
    int decoded() {
        return thumbnails.decoded();
    }
}
