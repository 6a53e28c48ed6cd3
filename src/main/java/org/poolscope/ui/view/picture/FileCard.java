package org.poolscope.ui.view.picture;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Cursor;
import java.awt.Insets;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToolTip;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Figures;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.DesktopFiles;
import org.poolscope.ui.look.Icons;
import org.poolscope.ui.look.PlainTip;
import org.poolscope.ui.look.WordsLabel;
import org.poolscope.workload.Texts;

/// One file of an item: its picture, what is known of it, and links that open it and its folder.
@SuppressWarnings("serial")
final class FileCard extends JPanel {

    private final transient Texts texts = Texts.of(FileCard.class);
    private final transient Thumbnails thumbnails;
    private final PictureBox picture = new PictureBox(ItemPictures.WIDTH, ItemPictures.HEIGHT);
    private final JLabel name = new WordsLabel("");
    private final JLabel figures = new JLabel();
    private final JButton open;
    private final JButton folder;
    private final String title;
    private @Nullable Path file;
    private transient Thumbnails.@Nullable Request request;

    /// @param key `before` or `after`, which its texts and names for tests begin with
    FileCard(String key, Thumbnails thumbnails) {
        super(new MigLayout("insets 0, gap 0, hidemode 3", "[]12[grow,fill]", "push[]2[]2[]6[]push"));
        this.thumbnails = thumbnails;
        title = texts.get(key + ".title");
        open = link(key + ".open", texts.get("open"), Icons.of("photos"), DesktopFiles::open);
        folder = link(key + ".folder", texts.get("folder"), Icons.of("folder"), DesktopFiles::showInFolder);
        name.setName(key + ".name");
        figures.setName(key + ".figures");
        setOpaque(false);
        var heading = new JLabel(title);
        heading.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        figures.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        add(picture, "spany 4");
        add(heading, "wrap");
        add(name, "wmin 0, wrap");
        add(figures, "wmin 0, wrap");
        var links = new JPanel(new MigLayout("insets 0, gap 0", "[]12[]"));
        links.setOpaque(false);
        links.add(open);
        links.add(folder);
        add(links, "growx 0, wmin 0");
    }

    private JButton link(String called, String text, Icon icon, BiConsumer<Path, Runnable> deed) {
        var link = new JButton(text, icon) {
            @Override
            public JToolTip createToolTip() {
                return new PlainTip(this);
            }
        };
        link.setName(called);
        link.putClientProperty(FlatClientProperties.STYLE_CLASS, "link");
        link.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        link.putClientProperty(FlatClientProperties.MINIMUM_WIDTH, 0);
        link.setMargin(new Insets(2, 0, 2, 2));
        link.setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
        link.addActionListener(_ -> {
            if (file != null) {
                deed.accept(file, () -> figures.setText(texts.get("figures.copied")));
            }
        });
        return link;
    }

    /// Shows another file, or none. The same one again is looked at again: it may be another by now.
    void show(@Nullable Path next) {
        if (request != null) {
            request.cancel();
        }
        if (next == null || !next.equals(file)) {
            picture.show(null);
            figures.setText(" ");
        }
        file = next;
        setVisible(next != null);
        if (next != null) {
            String path = Printable.of(next.toString());
            name.setText(String.valueOf(next.getFileName()));
            for (JButton link : new JButton[] {open, folder}) {
                link.setToolTipText(path);
                link.getAccessibleContext().setAccessibleName(
                        texts.format("link.spoken", link.getText(), title, name.getText()));
            }
            request = thumbnails.request(next, this::tell);
        }
    }

    private void tell(Thumbnail thumbnail) {
        picture.show(thumbnail);
        open.setEnabled(thumbnail.isThere());
        String bytes = Figures.bytes(Math.max(0, thumbnail.bytes()));
        figures.setText(!thumbnail.isThere() ? texts.get("figures.missing")
                : thumbnail.width() == 0 ? texts.format("figures.unread", bytes)
                : texts.format(thumbnail.image() == null ? "figures.undrawn" : "figures",
                        Figures.count(thumbnail.width()), Figures.count(thumbnail.height()), bytes));
    }
}
