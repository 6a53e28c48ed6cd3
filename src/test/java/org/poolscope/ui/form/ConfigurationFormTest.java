package org.poolscope.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JSlider;
import javax.swing.JSpinner;
import javax.swing.JToggleButton;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.ui.look.Theme;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.Deadline;
import org.poolscope.workload.run.HaltPolicy;
import org.poolscope.workload.run.ItemOrder;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RetryPolicy;
import org.poolscope.workload.run.RunConfiguration;
import org.poolscope.workload.run.TaskPolicy;

class ConfigurationFormTest {

    private ConfigurationForm form;

    @BeforeEach
    void makeForm() throws Exception {
        form = Edt.call(() -> {
            Theme.LIGHT.install();
            return new ConfigurationForm(Workloads.all(), 4);
        });
    }

    @Test
    void shouldSayTheDefaultsOfEveryWorkloadUntilSomebodyChangesThem() throws Exception {
        for (Workload workload : Workloads.all()) {
            Edt.run(() -> {
                form.choose(workload.name());
                for (Parameter parameter : workload.parameters().stream().filter(one -> !isFixed(workload, one))
                        .toList()) {
                    assertEquals(parameter.defaultText(), text(parameter.name()), workload.name());
                    assertFalse(problem(parameter.name()).isVisible(), parameter.name() + " is told off untouched");
                }
            });
        }
    }

    /// Said by the choice of a way, and by no field.
    private static boolean isFixed(Workload workload, Parameter parameter) {
        return workload.alternatives().filter(all -> all.isFixed(parameter.name())).isPresent();
    }

    @Test
    void shouldMakeTheSettingsThatItsFieldsSay() throws Exception {
        Edt.run(() -> {
            form.choose("primes");
            type("from", "100000");
            type("to", "100100");
            type("workers", "3");
            type("chunk", "7");
            type("beats", "25");

            RunConfiguration configuration = form.configuration().orElseThrow();

            Settings expected = Settings.parse(Workloads.named("primes").parameters(),
                    Map.of("from", "100000", "to", "100100"));
            assertEquals(new RunConfiguration("primes", expected, new PoolOptions(3, OptionalInt.of(7), 25)),
                    configuration);
        });
    }

    @Test
    void shouldTakeDeadlineRetriesAndHaltAsTheCommandLineDoes() throws Exception {
        Edt.run(() -> {
            form.choose("primes");
            assertEquals(TaskPolicy.PATIENT, form.configuration().orElseThrow().pool().policy());
            type("deadline", "300%");
            type("retries", "2");
            type("halt", "soon,3");

            var expected = new TaskPolicy(Deadline.ofMedian(300), RetryPolicy.times(2), HaltPolicy.soonAfter(3));
            assertEquals(expected, form.configuration().orElseThrow().pool().policy());

            type("halt", "later");
            assertTrue(form.configuration().isEmpty());
            assertTrue(problem("halt").isVisible());
            assertTrue(Components.named(form, "fold.advanced", JToggleButton.class).isSelected(),
                    "nobody sees what is wrong");
        });
    }

    @Test
    void shouldFoldAwayThePoolsOptionsThatAreAsUsual() throws Exception {
        Edt.run(() -> {
            Settings range = Settings.parse(Workloads.named("primes").parameters(), Map.of());
            form.fillIn(new RunConfiguration("primes", range, PoolOptions.ofSize(3)));
            var fold = Components.named(form, "fold.advanced", JToggleButton.class);
            assertFalse(fold.isSelected(), "all as usual");

            form.fillIn(new RunConfiguration("primes", range, new PoolOptions(3, OptionalInt.empty(), 20)));
            assertTrue(fold.isSelected(), "nobody sees what is unusual");
        });
    }

    /// R26
    @Test
    void shouldSayInWhichOrderItemsAreBegun() throws Exception {
        Edt.run(() -> {
            form.choose("commands");
            form.fillIn(Workloads.named("commands"), Map.of("template", "true {}", "lines", "a"));
            assertEquals(ItemOrder.GIVEN, form.configuration().orElseThrow().pool().order());

            form.beginLongestFirst();
            assertEquals(ItemOrder.LONGEST_FIRST, form.configuration().orElseThrow().pool().order());

            type("chunk", "7");
            assertTrue(form.configuration().isEmpty(), "items are given out one by one then");
            assertTrue(problem("order").isVisible());
        });
    }

    @Test
    void shouldFoldAwayWhatFewPeopleChangeUntilItSaysSomethingElseThanUsual() throws Exception {
        Edt.run(() -> {
            Workload images = Workloads.named("images");
            form.choose("images");
            var fold = Components.named(form, "fold.settings", JToggleButton.class);
            form.fillIn(images, Map.of("box", "640", "existing", "own"));
            assertFalse(fold.isSelected(), "what is shown anyhow, and what is as usual");

            form.fillIn(images, Map.of("existing", "skip"));
            assertTrue(fold.isSelected(), "nobody sees what is unusual");
        });
    }

    @Test
    void shouldTakeFromSettingsWhatItGivesBack() throws Exception {
        Edt.run(() -> {
            Workload counter = Workloads.named("counter");
            form.choose("counter");
            form.fillIn(counter, Map.of("times", "77", "mode", "atomic"));

            Settings settings = form.configuration().orElseThrow().settings();

            assertEquals(77, settings.number("times"));
            assertEquals("atomic", settings.text("mode"));
        });
    }

    @Test
    void shouldSayBelowTheFieldWhatIsWrongAndTakeItBackWhenItIsRight() throws Exception {
        Edt.run(() -> {
            form.choose("primes");
            type("workers", "0");

            assertTrue(problem("workers").isVisible());
            assertEquals("must be from 1 to 256, not 0", problem("workers").getText());
            assertTrue(form.configuration().isEmpty(), "a pool of 0 was accepted");

            type("workers", "2");

            assertFalse(problem("workers").isVisible());
            assertTrue(form.configuration().isPresent());

            Components.named(form, "spinner.workers", JSpinner.class).setValue("257");

            assertEquals("must be from 1 to 256, not 257", problem("workers").getText());
        });
    }

    @Test
    void shouldKeepWhatCannotBeReadForItToBeCorrected() throws Exception {
        Edt.run(() -> {
            form.choose("primes");
            type("to", "a million");

            assertTrue(form.configuration().isEmpty());
            assertEquals("a million", text("to"));
            assertTrue(problem("to").getText().startsWith("must be a whole number"), problem("to").getText());
        });
    }

    @Test
    void shouldOpenTheFoldThatHidesAProblem() throws Exception {
        Edt.run(() -> {
            var fold = Components.named(form, "fold.advanced", JToggleButton.class);
            assertFalse(fold.isSelected());

            type("beats", "51");

            assertTrue(fold.isSelected());
        });
    }

    @Test
    void shouldRefuseAPoolTooSmallForPartsThatWorkAtTheSameTime() throws Exception {
        Edt.run(() -> {
            form.choose("producers-consumers");
            type("workers", "1");

            assertTrue(form.configuration().isEmpty());
            assertTrue(problem("workers").getText().startsWith("must be at least"), problem("workers").getText());
        });
    }

    @Test
    void shouldProposeAsManyWorkersAsPartsWorkAtTheSameTimeUnlessSomebodyChoseAnother() throws Exception {
        Edt.run(() -> {
            form.choose("producers-consumers");
            type("producers", "5");
            type("consumers", "3");
            assertEquals("8", text("workers"));

            form.choose("images");
            assertEquals("4", text("workers"));

            type("workers", "2");
            form.choose("producers-consumers");
            assertEquals("2", text("workers"));
        });
    }

    @Test
    void shouldShowARefusalThatComesLaterAtItsField() throws Exception {
        Edt.run(() -> {
            form.choose("primes");

            assertTrue(form.refuse(new InvalidSettingException("to", "must be more than from")));
            assertEquals("must be more than from", problem("to").getText());
            assertFalse(form.refuse(new InvalidSettingException("elsewhere", "is wrong")), "there is no such field");
        });
    }

    @Test
    void shouldReadAnEmptyChunkAndTheWordAsAuto() throws Exception {
        Edt.run(() -> {
            form.choose("primes");
            for (String auto : List.of("auto", "", " Auto ")) {
                type("chunk", auto);
                assertEquals(OptionalInt.empty(), form.configuration().orElseThrow().pool().chunk());
            }
            type("chunk", "0");
            assertEquals("must be from 1 to 2147483647, not 0", problem("chunk").getText());
        });
    }

    @Test
    void shouldKeepSliderAndNumberOfThePoolSizeTogether() throws Exception {
        Edt.run(() -> {
            var slider = Components.named(form, "slider.workers", JSlider.class);
            slider.setValue(6);
            assertEquals("6", text("workers"));

            Components.named(form, "spinner.workers", JSpinner.class).setValue("5");
            assertEquals(5, slider.getValue());

            type("workers", "200");
            assertEquals(slider.getMaximum(), slider.getValue());
            assertEquals("200", text("workers"));
        });
    }

    @Test
    void shouldTakeNothingForWhatMeansNothingWithTheShapeThatIsChosen() throws Exception {
        Edt.run(() -> {
            form.choose("images");
            assertFalse(Components.named(form, "field.percent", JTextComponent.class).isEnabled());

            Components.named(form, "field.shape", JComboBox.class).setSelectedItem("percent");
            assertTrue(Components.named(form, "field.percent", JTextComponent.class).isEnabled());
            assertFalse(Components.named(form, "field.box", JTextComponent.class).isEnabled());
        });
    }

    private void type(String field, String text) {
        Components.named(form, "field." + field, JTextComponent.class).setText(text);
    }

    private String text(String field) {
        var editor = Components.named(form, "field." + field, JComponent.class);
        return editor instanceof JTextComponent words
                ? words.getText()
                : String.valueOf(((JComboBox<?>) editor).getSelectedItem());
    }

    private JTextComponent problem(String field) {
        return Components.named(form, "problem." + field, JTextComponent.class);
    }
}
