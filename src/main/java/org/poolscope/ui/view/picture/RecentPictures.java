package org.poolscope.ui.view.picture;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.poolscope.live.ItemLine;

/// The last items of a run, the newest first, as many as there is room for. Event dispatch thread only.
@SuppressWarnings("serial")
final class RecentPictures extends JPanel {

    static final int MOST = 4;

    private static final int GAP = 12;

    private final transient List<BeforeAfter> pairs = new ArrayList<>();
    private final List<PairButton> buttons = new ArrayList<>();

    /// @param chosen told the item that somebody presses
    RecentPictures(Consumer<ItemLine> chosen) {
        super(new MigLayout("insets 0, gap 0, hidemode 3", "[]" + GAP + "[]" + GAP + "[]" + GAP + "[]"));
        setOpaque(false);
        for (int i = 0; i < MOST; i++) {
            var button = new PairButton(chosen);
            button.setName("recent." + i);
            button.setVisible(false);
            buttons.add(button);
            add(button);
        }
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    boolean has(ItemLine line) {
        return pairs.stream().anyMatch(pair -> pair.line.equals(line));
    }

    /// Puts an item before the others; the last one goes if there is no room for it.
    void push(BeforeAfter pair) {
        pairs.addFirst(pair);
        if (pairs.size() > MOST) {
            pairs.removeLast();
        }
        tell();
    }

    void clear() {
        pairs.clear();
        tell();
    }

    /// Brings the buttons up to what is known.
    void tell() {
        int room = room();
        for (int i = 0; i < MOST; i++) {
            boolean isThere = i < pairs.size();
            if (isThere) {
                buttons.get(i).show(pairs.get(i));
            }
            buttons.get(i).setVisible(isThere && i < room);
        }
    }

    private int room() {
        int one = buttons.getFirst().getPreferredSize().width + UIScale.scale(GAP);
        return Math.max(1, getWidth() / one);
    }

    /// What does not fit is not cut but left out, lest the keyboard come to what nobody sees.
    @Override
    public void setBounds(int x, int y, int width, int height) {
        super.setBounds(x, y, width, height);
        tell();
    }

    /// As narrow as one item.
    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, getPreferredSize().height);
    }
}
