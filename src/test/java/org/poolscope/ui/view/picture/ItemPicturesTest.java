package org.poolscope.ui.view.picture;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JLabel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.live.ItemLine;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.telemetry.RunReport.Outcome;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.text.Figures;
import org.poolscope.ui.look.Theme;
import org.poolscope.workload.ItemResult;

/// The pictures of a run's items: of the one that is selected, and of the last.
class ItemPicturesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final LiveModel model = new LiveModel();
    private final List<ItemLine> chosen = new ArrayList<>();
    private boolean isSeen = true;
    private long nanos = -5;
    private ItemPictures pictures;
    private RunScript run;

    @BeforeEach
    void begin() throws Exception {
        Edt.run(() -> {
            Theme.LIGHT.install();
            pictures = new ItemPictures(() -> isSeen, chosen::add, () -> nanos);
            pictures.setSize(2000, 200);
            pictures.begin(model);
            run = RunScript.start(model, "images", Map.of("input", folder.resolve("in").toString(),
                    "output", folder.resolve("out").toString()), 1, 10).worker(0, 1, 1001, 0);
        });
    }

    private void picture(String name, int width, int height) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }

    private ItemLine done(String name) {
        var result = new ItemResult(name, true, Duration.ofMillis(100), "", name);
        run.completion(1, 1, 0.1, 1, 0, "", List.of(result)).tick(1);
        return last();
    }

    private ItemLine failed(String name) {
        run.failed(1, 1, 0.1, name, "ends in the middle").tick(1);
        return last();
    }

    private ItemLine last() {
        return model.items().all().get(model.items().all().size() - 1);
    }

    private void ends() {
        run.ended(2, Outcome.COMPLETED, 10, 0).tick(2);
    }

    private String text(String label) {
        return Components.named(pictures, label, JLabel.class).getText();
    }

    private void awaitText(String label, String text) throws Exception {
        Waiting.until(label + " says " + text, PATIENCE, () -> Edt.call(() -> text(label).equals(text)),
                () -> "it says " + text(label));
    }

    private List<String> recent() {
        pictures.doLayout();
        return IntStream.range(0, RecentPictures.MOST)
                .mapToObj(i -> Components.named(pictures, "recent." + i, JButton.class))
                .filter(JButton::isVisible).map(JButton::getText).toList();
    }

    @Test
    void shouldShowTheSelectedItemBeforeAndAfterWithLinksThatOpenBoth() throws Exception {
        picture("in/deep/a.png", 1200, 800);
        picture("out/deep/a.png", 300, 200);
        Edt.run(() -> pictures.select(done("deep/a.png")));

        awaitText("before.figures", "1\u202F200 × 800 px, " + size("in/deep/a.png"));
        awaitText("after.figures", "300 × 200 px, " + size("out/deep/a.png"));
        Edt.run(() -> {
            assertTrue(pictures.isVisible());
            assertEquals(List.of("a.png", "a.png"), List.of(text("before.name"), text("after.name")));
            var open = Components.named(pictures, "after.open", JButton.class);
            assertEquals(folder.resolve("out/deep/a.png").toString(), open.getToolTipText());
            assertEquals("Open: After, a.png", open.getAccessibleContext().getAccessibleName());
            assertTrue(open.isEnabled() && open.isFocusable());
        });
    }

    private String size(String name) throws IOException {
        return Figures.bytes(Files.size(folder.resolve(name)));
    }

    @Test
    void shouldLetADamagedFileBeOpenedThoughItsPictureCannotBeShown() throws Exception {
        picture("in/a.png", 120, 80);
        Path cut = folder.resolve("in/cut.png");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(folder.resolve("in/a.png")), 20));
        Edt.run(() -> pictures.select(failed("cut.png")));

        awaitText("before.figures", "20\u202FB, cannot be shown here");
        Edt.run(() -> {
            assertTrue(Components.named(pictures, "before.open", JButton.class).isEnabled());
            assertFalse(Components.named(pictures, "after.open", JButton.class).getParent().getParent().isVisible());
        });
    }

    @Test
    void shouldSayThatAPictureIsNotShownOfWhichOnlyTheSizeIsKnown() throws Exception {
        picture("in/a.png", 120, 80);
        byte[] huge = Files.readAllBytes(folder.resolve("in/a.png"));
        ByteBuffer.wrap(huge).putInt(16, 20_000).putInt(20, 20_000);
        Files.write(folder.resolve("in/a.png"), huge);
        Edt.run(() -> pictures.select(failed("a.png")));

        awaitText("before.figures", "20\u202F000 × 20\u202F000 px, " + size("in/a.png") + ", cannot be shown here");
    }

    @Test
    void shouldSayThatAFileIsGone() throws Exception {
        picture("in/a.png", 120, 80);
        Edt.run(() -> pictures.select(done("a.png")));

        awaitText("after.figures", "is not there");
        assertFalse(Edt.call(() -> Components.named(pictures, "after.open", JButton.class).isEnabled()));
    }

    @Test
    void shouldShowTheLastItemsTheNewestFirstAndSelectTheOneThatIsPressed() throws Exception {
        for (int i = 0; i < 6; i++) {
            picture("in/" + i + ".png", 40, 30);
        }
        Edt.run(() -> {
            for (int i = 0; i < 5; i++) {
                done(i + ".png");
            }
            failed("5.png");
            ends();
            pictures.update();

            assertEquals(List.of("5.png", "4.png", "3.png", "2.png"), recent());
            var pressed = Components.named(pictures, "recent.0", JButton.class);
            assertEquals("5.png, failed", pressed.getAccessibleContext().getAccessibleName());
            pressed.doClick();
            assertEquals(List.of(last()), chosen);
        });
    }

    @Test
    void shouldLeaveOutPicturesThereIsNoRoomFor() throws Exception {
        Edt.run(() -> {
            for (int i = 0; i < 4; i++) {
                done(i + ".png");
            }
            ends();
            pictures.update();
            pictures.setSize(500, 200);

            assertEquals(List.of("3.png", "2.png"), recent());
        });
    }

    @Test
    void shouldCutALongNameInItsMiddleAndTellAllOfItInATip() throws Exception {
        Edt.run(() -> {
            String name = "a name that " + "goes on ".repeat(20) + "2024.png";
            done(name);
            ends();
            pictures.update();

            var button = Components.named(pictures, "recent.0", JButton.class);
            assertTrue(button.getText().matches("a name.*….*2024\\.png"), button.getText());
            assertEquals(name, button.getToolTipText());
            assertEquals(button.getPreferredSize(), button.getMinimumSize());
        });
    }

    @Test
    void shouldReadNoFileWhileNobodySeesIt() throws Exception {
        picture("in/a.png", 40, 30);
        picture("out/a.png", 40, 30);
        isSeen = false;
        Edt.run(() -> {
            ItemLine line = done("a.png");
            ends();
            pictures.select(line);
            pictures.update();
            assertFalse(pictures.isVisible());
            assertTrue(pictures.isIdle());
        });

        isSeen = true;
        Edt.run(pictures::update);
        Waiting.until("both are read", PATIENCE, () -> pictures.decoded() == 2, () -> "read " + pictures.decoded());
    }

    @Test
    void shouldReadNothingBeforeARunHasLastedLongEnoughToAffordIt() throws Exception {
        Edt.run(() -> {
            done("0.png");
            pictures.update();
            nanos += SECONDS.toNanos(29);
            pictures.update();
            assertEquals(List.of(), recent());

            nanos += SECONDS.toNanos(1);
            pictures.update();
            assertEquals(List.of("0.png"), recent());

            pictures.begin(model);
            pictures.update();
            assertEquals(List.of(), recent(), "another run begins anew");
        });
    }

    @Test
    void shouldAskForOneItemAtATimeWhileTheRunGoesOn() throws Exception {
        Edt.run(() -> {
            nanos += SECONDS.toNanos(1000);
            done("0.png");
            pictures.update();
            done("1.png");
            pictures.update();
            assertEquals(List.of("0.png"), recent(), "the first is not read yet");
        });
        Waiting.until("the reader has rested", PATIENCE, () -> Edt.call(pictures::isIdle), () -> "it has not");
        Edt.run(() -> {
            done("2.png");
            done("3.png");
            pictures.update();
            assertEquals(List.of("3.png", "0.png"), recent());
        });
    }

    @Test
    void shouldTakeNoRoomForWorkloadsWithoutFiles() throws Exception {
        Edt.run(() -> {
            var other = new LiveModel();
            pictures.begin(other);
            RunScript.start(other, 1, 10).worker(0, 1, 1001, 0).done(1, 1, 0.1)
                    .ended(2, Outcome.COMPLETED, 1, 0).tick(2);
            pictures.update();
            pictures.select(other.items().all().get(0));

            assertFalse(pictures.isVisible());
            assertTrue(pictures.isIdle());
            assertEquals(0, pictures.decoded());
        });
    }
}
