package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JSlider;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.poolscope.live.LiveModel;
import org.poolscope.live.RunScript;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.look.Theme;
import org.poolscope.ui.run.Audience;
import org.poolscope.ui.run.RunController;
import org.poolscope.ui.run.StandBy;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

class MainPanelTest {

    private static final int WIDTH = 1024;
    private static final int HEIGHT = 640;

    @TempDir
    private Path folder;

    private final Audience audience = new Audience();

    @ParameterizedTest
    @EnumSource(Theme.class)
    void shouldPaintARunOnTheThemesSurfaces(Theme theme) throws Exception {
        BufferedImage picture = Edt.call(() -> {
            MainPanel panel = panel(theme);
            showRun();
            return paint(panel, "main-" + theme.name().toLowerCase(Locale.ROOT));
        });

        Edt.run(() -> {
            assertEquals(UIManager.getColor("Panel.background").getRGB(), picture.getRGB(6, HEIGHT / 2));
            assertTrue(holds(picture, "Poolscope.surface"), "nothing lies on the surface");
            assertTrue(holds(picture, "Poolscope.chart.worker1"), "no line of worker 1");
        });
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void shouldClipNoWordsOfItsOwnAt1024By640(Theme theme) throws Exception {
        Edt.run(() -> {
            MainPanel panel = panel(theme);
            for (var workload : Workloads.all()) {
                panel.form().choose(workload.name());
                paint(panel, "form-" + workload.name());
                List<String> clipped = Components.all(panel)
                        .filter(Component::isVisible)
                        .filter(MainPanelTest::isClipped)
                        .map(component -> component.getClass().getSimpleName() + " '" + words(component) + "'")
                        .toList();
                assertEquals(List.of(), clipped, workload.name());
            }
        });
    }

    private static boolean isClipped(Component component) {
        return !words(component).isEmpty() && component.getWidth() > 0
                && component.getPreferredSize().width > component.getWidth();
    }

    private static String words(Component component) {
        return switch (component) {
            case JLabel label when label.getText() != null -> label.getText();
            case AbstractButton button when button.getText() != null -> button.getText();
            default -> "";
        };
    }

    /// Margins were lost, and the strip behind the tabs had the colour of what is around it.
    @ParameterizedTest
    @EnumSource(Theme.class)
    void shouldLookInAThemeThatWasSwitchedToAsIfItHadBegunInIt(Theme theme) throws Exception {
        Edt.run(() -> {
            MainPanel switched = panel(theme.other());
            paint(switched, "switched-before");
            theme.install();
            SwingUtilities.updateComponentTreeUI(switched);
            BufferedImage picture = paint(switched, "switched-" + theme.name().toLowerCase(Locale.ROOT));

            BufferedImage begun = paint(panel(theme), "begun-" + theme.name().toLowerCase(Locale.ROOT));
            assertArrayEquals(pixels(begun), pixels(picture), "see target/pictures");
        });
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    @Test
    void shouldShowFieldsInTheThemeThatWasChosenWhileTheyWereNotShown() throws Exception {
        Edt.run(() -> {
            MainPanel panel = panel(Theme.LIGHT);
            panel.form().choose("images");
            var watermark = Components.named(panel, "field.watermark", JTextComponent.class);
            panel.form().choose("primes");
            Theme.DARK.install();
            SwingUtilities.updateComponentTreeUI(panel);

            panel.form().choose("images");

            assertEquals(UIManager.getColor("TextField.background"), watermark.getBackground());
        });
    }

    @Test
    void shouldSayWhyNothingWasStartedThoughTheFormIsHidden() throws Exception {
        Edt.run(() -> {
            MainPanel panel = panel(Theme.LIGHT);
            panel.form().choose("primes");
            Components.named(panel, "field.to", JTextComponent.class).setText("many");
            panel.toggleForm();

            panel.actions().run.actionPerformed(null);

            assertTrue(Components.all(panel).filter(JTextComponent.class::isInstance).map(JTextComponent.class::cast)
                    .map(JTextComponent::getText)
                    .anyMatch(words -> words.startsWith("Nothing was started. To (exclusive): ")),
                    "it is said in words");
            assertTrue(panel.form().getParent().getParent().isVisible(), "and the form is there to mend it");
        });
    }

    @Test
    void shouldNameEverythingThatTakesTheFocus() throws Exception {
        Edt.run(() -> {
            MainPanel panel = panel(Theme.LIGHT);
            String nameless = Components.all(panel)
                    .filter(c -> c instanceof AbstractButton || c instanceof JTextComponent || c instanceof JComboBox<?>
                            || c instanceof JTable || c instanceof JSlider)
                    .filter(Component::isFocusable)
                    .filter(c -> c.getName() != null && !c.getName().startsWith("ComboBox"))
                    .filter(c -> c.getAccessibleContext().getAccessibleName() == null
                            || c.getAccessibleContext().getAccessibleName().isBlank())
                    .map(c -> c.getClass().getSimpleName() + " " + c.getName())
                    .collect(Collectors.joining(", "));
            assertEquals("", nameless);
        });
    }

    @Test
    void shouldSayOverTheChartsWhichRunTheyShowAndWhetherTheFormSaysSo() throws Exception {
        Edt.run(() -> {
            MainPanel panel = panel(Theme.LIGHT);
            panel.form().fillIn(Workloads.named("primes"), Map.of("from", "100000", "to", "100100"));
            Components.named(panel, "field.workers", JTextComponent.class).setText("2");
            var model = new LiveModel();
            RunScript.start(model, 2, 100);
            audience.sessionBegins();
            audience.runBegins(model);
            audience.frame(model);
            assertEquals("Primes · pool of 2 · chunk auto", caption(panel));

            Components.named(panel, "field.workers", JTextComponent.class).setText("3");
            assertEquals("Primes · the form says something else by now · pool of 2 · chunk auto", caption(panel));

            Components.named(panel, "field.workers", JTextComponent.class).setText("2");
            assertEquals("Primes · pool of 2 · chunk auto", caption(panel));

            panel.form().choose("squares");
            assertTrue(caption(panel).contains(" · the form says something else by now · "), caption(panel));
        });
    }

    private static String caption(MainPanel panel) {
        return Components.named(panel, "live.caption", JLabel.class).getText().replace('\u2002', ' ');
    }

    @Test
    void shouldRefuseToRunWithTheReasonAtTheField() throws Exception {
        Edt.run(() -> {
            MainPanel panel = panel(Theme.LIGHT);
            Components.named(panel, "field.workers", JTextComponent.class).setText("0");

            panel.actions().run.actionPerformed(null);

            assertTrue(Components.named(panel, "problem.workers", JTextComponent.class).isVisible());
            assertTrue(panel.actions().run.isEnabled(), "something was started all the same");
        });
    }

    @Test
    void shouldTellARefusalThatHasNoFieldInTheStrip() throws Exception {
        Edt.run(() -> {
            MainPanel panel = panel(Theme.LIGHT);

            audience.refused(new InvalidSettingException("nowhere", "is wrong"));

            assertTrue(Components.all(panel)
                    .anyMatch(c -> c instanceof JTextComponent text && text.getText().equals("nowhere: is wrong")));
        });
    }

    @Test
    void shouldSwitchTheThemeLiveAndRememberIt() throws Exception {
        var file = folder.resolve("window.properties");
        Edt.run(() -> {
            MainPanel panel = panel(Theme.LIGHT);
            BufferedImage light = paint(panel, "switch-light");
            panel.actions().theme.actionPerformed(null);
            SwingUtilities.updateComponentTreeUI(panel);
            BufferedImage dark = paint(panel, "switch-dark");
            assertNotEquals(light.getRGB(6, HEIGHT / 2), dark.getRGB(6, HEIGHT / 2));
        });
        Waiting.until("the theme is written", Duration.ofSeconds(10),
                () -> WindowSettings.load(file).theme() == Theme.DARK, () -> "file there: " + Files.exists(file));
    }

    @Test
    void shouldShowTheWholeRunWhenAskedToAndAtTheNextStart() throws Exception {
        var file = folder.resolve("window.properties");
        Edt.run(() -> {
            MainPanel panel = panel(Theme.LIGHT);
            showRun();
            assertFalse(Components.named(panel, "button.whole", AbstractButton.class).isSelected());

            Components.named(panel, "button.whole", AbstractButton.class).doClick();
        });
        Waiting.until("the choice is written", Duration.ofSeconds(10),
                () -> WindowSettings.load(file).showsWholeRun(), () -> "file there: " + Files.exists(file));

        Edt.run(() -> assertTrue(
                Components.named(panel(Theme.LIGHT), "button.whole", AbstractButton.class).isSelected()));
    }

    @Test
    void shouldOfferTheWholeRunInTheMenuOfEveryChart() throws Exception {
        Edt.run(() -> {
            MainPanel panel = panel(Theme.LIGHT);
            for (String chart : List.of("cpu", "completion", "queue", "counter")) {
                var item = (AbstractButton) Components.named(panel, chart, JComponent.class).getComponentPopupMenu()
                        .getComponent(0);
                assertEquals(panel.actions().whole, item.getAction());
            }
        });
    }

    @Test
    void shouldBeginWithSettingsThatShowSomethingUntilOthersAreRun() throws Exception {
        Edt.run(() -> {
            assertEquals("unsafe", settingsOfCounter().text("mode"));
            assertTrue(settingsOfCounter().number("times") > 100_000_000, "over before anybody has looked");

            WindowSettings settings = WindowSettings.load(folder.resolve("window.properties"));
            settings.remember(new RunConfiguration("counter", Settings.parse(Workloads.named("counter").parameters(),
                    Map.of("times", "77")), PoolOptions.ofSize(2)));
            settings.save();

            assertEquals("locked", settingsOfCounter().text("mode"));
            assertEquals(77, settingsOfCounter().number("times"));
        });
    }

    private Settings settingsOfCounter() {
        MainPanel panel = panel(Theme.LIGHT);
        panel.form().choose("counter");
        return panel.form().configuration().orElseThrow().settings();
    }

    @Test
    void shouldShowAndHideTheForm() throws Exception {
        Edt.run(() -> {
            MainPanel panel = panel(Theme.LIGHT);
            assertTrue(panel.form().getParent().getParent().isVisible());
            panel.actions().form.actionPerformed(null);
            assertFalse(panel.form().getParent().getParent().isVisible());
        });
    }

    private MainPanel panel(Theme theme) {
        theme.install();
        WindowSettings settings = WindowSettings.load(folder.resolve("window.properties"));
        return new MainPanel(Workloads.all(), 2, new RunController(audience, new StandBy()), audience, settings);
    }

    private static BufferedImage paint(MainPanel panel, String name) throws IOException {
        return Pictures.paint(panel, WIDTH, HEIGHT, name);
    }

    private static boolean holds(BufferedImage picture, String colour) {
        int wanted = UIManager.getColor(colour).getRGB();
        return Arrays.stream(pixels(picture)).anyMatch(pixel -> pixel == wanted);
    }

    private void showRun() {
        var model = new LiveModel();
        RunScript run = RunScript.start(model, 2, 40).worker(0, 1, 1001, 0).worker(0, 2, 1002, 0);
        for (int beat = 1; beat <= 100; beat++) {
            double now = beat / 10.0;
            run.running(now, 1, 1001, now * 0.9, "photo_0007.jpg", now - 0.05)
                    .running(now, 2, 1002, now * 0.6, "photo_0008.jpg", now - 0.05);
            if (beat % 5 == 0) {
                run.done(now, 1 + beat / 5 % 2, 0.4);
            }
        }
        run.tick(10);
        audience.sessionBegins();
        audience.runBegins(model);
        audience.frame(model);
    }
}
