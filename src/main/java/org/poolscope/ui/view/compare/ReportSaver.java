package org.poolscope.ui.view.compare;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.swing.JPanel;
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
import org.poolscope.ui.look.SaveDialog;
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
        var kinds = new LinkedHashMap<String, String>();
        kinds.put(ENDING, texts.get("report.files"));
        kinds.put(SVG, texts.get("report.svg"));
        kinds.put(PNG, texts.get("report.png"));
        BufferedImage picture = picture(result);
        SaveDialog.ask(beside, texts.get("report.save"), texts.get("report.name"), kinds).ifPresent(file ->
                Thread.ofPlatform().name("report").daemon().start(() -> {
                    String said = write(result, picture, file);
                    EventQueue.invokeLater(() -> tell.accept(said));
                }));
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
