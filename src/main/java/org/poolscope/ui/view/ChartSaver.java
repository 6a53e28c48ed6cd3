package org.poolscope.ui.view;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import org.poolscope.chart.ChartPictures;
import org.poolscope.file.WholeFile;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.SaveDialog;
import org.poolscope.workload.Texts;

/// Saves a single chart as it is shown, as a picture or a drawing: from its context menu, which the mouse opens as well
/// as the menu key and Shift+F10 on the chart that has the focus. Event dispatch thread only; files are written on
/// another.
public final class ChartSaver {

    private static final double SHARP = 2;
    private static final List<KeyStroke> KEYS = List.of(KeyStroke.getKeyStroke(KeyEvent.VK_CONTEXT_MENU, 0),
            KeyStroke.getKeyStroke(KeyEvent.VK_F10, InputEvent.SHIFT_DOWN_MASK));

    private final Texts texts = Texts.of(ChartSaver.class);
    private final Consumer<String> tell;

    /// The kinds of files, by their endings.
    enum Kind {
        PNG, SVG;

        String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param tell what became of it, in words
    public ChartSaver(Consumer<String> tell) {
        this.tell = tell;
    }

    /// Every chart below a component can be saved from now on.
    public void on(Component charts) {
        on(charts, new JPopupMenu());
    }

    /// The same of charts that have a menu already.
    public void on(Component charts, JPopupMenu menu) {
        for (Kind kind : Kind.values()) {
            var item = new JMenuItem(texts.get("chart.save." + kind));
            item.setName("chart.save." + kind.ending());
            item.addActionListener(_ -> chartAt(menu.getInvoker()).ifPresent(chart -> save(chart, kind)));
            menu.add(item);
        }
        ChartPictures.charts(charts).forEach(chart -> reach(chart, menu));
    }

    private static Optional<JComponent> chartAt(Component invoker) {
        return Stream.iterate(invoker, component -> component != null, Component::getParent)
                .flatMap(component -> ChartPictures.charts(component).stream().filter(chart -> chart == component))
                .findFirst();
    }

    private static void reach(JComponent chart, JPopupMenu menu) {
        chart.setComponentPopupMenu(menu);
        chart.setFocusable(true);
        chart.addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                chart.repaint();
            }

            @Override
            public void focusLost(FocusEvent event) {
                chart.repaint();
            }
        });
        KEYS.forEach(key -> chart.getInputMap(JComponent.WHEN_FOCUSED).put(key, "chart.menu"));
        chart.getActionMap().put("chart.menu", new AbstractAction() {
            private static final long serialVersionUID = 1;

            @Override
            public void actionPerformed(ActionEvent event) {
                menu.show(chart, 0, chart.getComponent(0).getHeight());
            }
        });
    }

    private void save(JComponent chart, Kind first) {
        var kinds = new LinkedHashMap<String, String>();
        kinds.put(first.ending(), texts.get("chart." + first));
        Stream.of(Kind.values()).forEach(kind -> kinds.putIfAbsent(kind.ending(), texts.get("chart." + kind)));
        // As it is now, and not as it will be when a name has been found.
        String drawing = ChartPictures.draw(chart, title(chart));
        BufferedImage picture = ChartPictures.paint(chart, SHARP);
        SaveDialog.ask(chart, texts.get("chart.save." + first), name(chart), kinds).ifPresent(file ->
                Thread.ofPlatform().name("chart").daemon().start(() -> {
                    String said = write(drawing, picture, file);
                    EventQueue.invokeLater(() -> tell.accept(said));
                }));
    }

    private static String title(JComponent chart) {
        return String.valueOf(chart.getAccessibleContext().getAccessibleName());
    }

    /// What it is called, as a name of a file: `cpu-per-process`.
    static String name(JComponent chart) {
        return title(chart).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    }

    /// Any thread.
    ///
    /// @return what became of it
    String write(String drawing, BufferedImage picture, Path file) {
        boolean drawn = String.valueOf(file.getFileName()).endsWith("." + Kind.SVG.ending());
        try (WholeFile whole = WholeFile.open(file)) {
            whole.stream().write(drawn ? drawing.getBytes(StandardCharsets.UTF_8) : png(picture));
            whole.finish();
            return texts.format("chart.saved", Printable.of(file.toString()));
        } catch (IOException e) {
            return texts.format("chart.failed", Printable.of(String.valueOf(e.getMessage())));
        }
    }

    private static byte[] png(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, Kind.PNG.ending(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
