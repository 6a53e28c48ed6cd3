package org.poolscope.ui.view.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.compare.ScriptedSweep;
import org.poolscope.compare.SweepResult;
import org.poolscope.compare.words.Findings;
import org.poolscope.testing.Edt;

class ReportSaverTest {

    private static final SweepResult RESULT = ScriptedSweep.of(1, 2).blocks(3, 4.0, 2.0).result();

    private static final BufferedImage PICTURE = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);

    @TempDir
    Path folder;

    @Test
    void shouldSaveWhatTheTabSaysAsAPage() throws IOException {
        Path file = folder.resolve("sizes.html");

        assertEquals("Saved: " + file, new ReportSaver(_ -> { }).write(RESULT, PICTURE, file));
        assertTrue(Files.readString(file).contains(Findings.of(RESULT, Optional.empty()).verdict()));
    }

    /// R23
    @Test
    void shouldSaveTheChartsAsADrawingOrAPicture() throws Exception {
        BufferedImage picture = Edt.call(() -> {
            Edt.theme(new FlatLightLaf());
            return ReportSaver.picture(RESULT);
        });
        Path svg = folder.resolve("sizes.svg");
        Path png = folder.resolve("sizes.png");
        new ReportSaver(_ -> { }).write(RESULT, picture, svg);
        new ReportSaver(_ -> { }).write(RESULT, picture, png);

        var drawing = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
        assertEquals(3, drawing.getDocumentElement().getElementsByTagName("svg").getLength());
        assertTrue(!Files.readString(svg).contains("var("), "colours that few programs know");
        assertEquals(2000, ImageIO.read(png.toFile()).getWidth());
    }

    @Test
    void shouldSayWhyItCouldNotAndLeaveNothingBehind() throws IOException {
        String said = new ReportSaver(_ -> { }).write(RESULT, PICTURE, folder.resolve("no/sizes.html"));

        assertTrue(said.startsWith("The report could not be saved: "), said);
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }
}
