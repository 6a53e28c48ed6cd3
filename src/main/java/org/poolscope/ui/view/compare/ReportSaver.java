package org.poolscope.ui.view.compare;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.filechooser.FileFilter;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.poolscope.chart.ChartPictures;
import org.poolscope.chart.CompareChart;
import org.poolscope.chart.HeatChart;
import org.poolscope.chart.RunsChart;
import org.poolscope.chart.TimelineChart;
import org.poolscope.chart.WaterfallChart;
import org.poolscope.compare.Hardware;
import org.poolscope.compare.SweepResult;
import org.poolscope.file.WholeFile;
import org.poolscope.report.ComparePage;
import org.poolscope.report.ComparePicture;
import org.poolscope.report.Machine;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.PathChooser;
import org.poolscope.workload.Texts;

/// Saves a comparison as a page that can be passed on, or its charts as a picture, as the ending of the file's name
/// says. Event dispatch thread only; the file is written on another.
final class ReportSaver {

    private static final String ENDING = "html";
    private static final String SVG = "svg";
    private static final String PNG = "png";
    private static final int WIDTH = 1000;
    private static final int CHARTS = 340;
    private static final int BARS = 160;
    private static final double SHARP = 2;

    private final Texts texts = Texts.of(ReportSaver.class);
    private final Consumer<String> tell;

    /// @param tell what became of it, in words
    ReportSaver(Consumer<String> tell) {
        this.tell = tell;
    }

    /// Asks for a file first.
    void save(SweepResult result, Component beside) {
        var chooser = new PathChooser(null, texts.get("report.save"), PathChooser.FILES_ONLY);
        chooser.setFileFilter(new FileNameExtensionFilter(texts.get("report.files"), ENDING));
        chooser.addChoosableFileFilter(new FileNameExtensionFilter(texts.get("report.svg"), SVG));
        chooser.addChoosableFileFilter(new FileNameExtensionFilter(texts.get("report.png"), PNG));
        chooser.setSelectedFile(new File(texts.get("report.name") + "." + ENDING));
        Component window = SwingUtilities.getWindowAncestor(beside);
        if (chooser.showSaveDialog(window) != JFileChooser.APPROVE_OPTION) {
            return;
        }
        Path file = named(chooser.getSelectedFile().toPath().toAbsolutePath(), chooser.getFileFilter());
        BufferedImage picture = picture(result);
        if (!Files.exists(file) || JOptionPane.showConfirmDialog(window,
                texts.format("report.replace", Printable.of(file.toString())), texts.get("report.save"),
                JOptionPane.OK_CANCEL_OPTION) == JOptionPane.OK_OPTION) {
            Thread.ofPlatform().name("report").daemon().start(() -> {
                String said = write(result, picture, file);
                EventQueue.invokeLater(() -> tell.accept(said));
            });
        }
    }

    /// With the ending of what was chosen in the list of kinds, if the name still has the one it was proposed with.
    static Path named(Path file, FileFilter chosen) {
        String name = String.valueOf(file.getFileName());
        String ending = chosen instanceof FileNameExtensionFilter filter ? filter.getExtensions()[0] : ENDING;
        return name.endsWith("." + ENDING) && !ending.equals(ENDING)
                ? file.resolveSibling(name.substring(0, name.length() - ENDING.length()) + ending) : file;
    }

    /// All charts of the tab, as in a window of their own. Event dispatch thread.
    static BufferedImage picture(SweepResult result) {
        var charts = new CompareChart();
        var bars = new WaterfallChart();
        var heat = new HeatChart();
        charts.setResult(result);
        bars.setResult(result);
        heat.setResult(result);
        var timelines = new TimelineChart();
        timelines.setResult(result);
        var below = new JPanel(new BorderLayout());
        below.setOpaque(false);
        below.add(bars, BorderLayout.NORTH);
        below.add(timelines, BorderLayout.CENTER);
        var runs = new RunsChart();
        runs.setResult(result);
        below.add(runs, BorderLayout.SOUTH);
        var panel = new JPanel(new BorderLayout());
        panel.setOpaque(false);
        charts.setPreferredSize(new Dimension(WIDTH, CHARTS));
        panel.add(heat, BorderLayout.NORTH);
        panel.add(charts, BorderLayout.CENTER);
        panel.add(below, BorderLayout.SOUTH);
        return ChartPictures.paint(panel, WIDTH, CHARTS + (bars.isVisible() ? BARS : 0)
                + (timelines.isVisible() ? timelines.getPreferredSize().height : 0)
                + (runs.isVisible() ? runs.getPreferredSize().height : 0) + (heat.isVisible() ? BARS : 0),
                SHARP);
    }

    /// Any thread.
    ///
    /// @param picture of the charts
    /// @return what became of it
    String write(SweepResult result, BufferedImage picture, Path file) {
        String name = String.valueOf(file.getFileName());
        try (WholeFile whole = WholeFile.open(file)) {
            if (name.endsWith("." + PNG)) {
                ImageIO.write(picture, PNG, whole.stream());
            } else {
                String text = name.endsWith("." + SVG) ? ComparePicture.of(result, Hardware.here()).orElse("")
                        : ComparePage.of(result, Machine.here());
                whole.stream().write(text.getBytes(StandardCharsets.UTF_8));
            }
            whole.finish();
            return texts.format("report.saved", Printable.of(file.toString()));
        } catch (IOException e) {
            return texts.format("report.failed", Printable.of(String.valueOf(e.getMessage())));
        }
    }
}
