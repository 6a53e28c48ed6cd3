package org.poolscope.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.swing.JComboBox;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.ui.look.Theme;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;

/// The form as one workload after the other is chosen.
class WorkloadChoiceTest {

    private ConfigurationForm form;

    @BeforeEach
    void makeForm() throws Exception {
        form = Edt.call(() -> {
            Theme.LIGHT.install();
            return new ConfigurationForm(Workloads.all(), 4);
        });
    }

    @Test
    void shouldListTheWorkloadsInTheOrderOfTheNamesThatOneReads() throws Exception {
        Edt.run(() -> {
            var chooser = Components.named(form, "field.workload", JComboBox.class);
            List<String> titles = IntStream.range(0, chooser.getItemCount())
                    .mapToObj(i -> chooser.getItemAt(i).toString()).toList();
            assertEquals(titles.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), titles);
        });
    }

    @Test
    void shouldFindAWorkloadByTheFirstLetterOfItsTitleInEitherTheme() throws Exception {
        Edt.run(() -> {
            var chooser = Components.named(form, "field.workload", JComboBox.class);
            for (Theme theme : Theme.values()) {
                theme.install();
                SwingUtilities.updateComponentTreeUI(form);
                form.choose("primes");
                chooser.selectWithKeyChar('i');
                assertEquals("Images", chooser.getSelectedItem().toString(), theme.name());
            }
        });
    }

    @Test
    void shouldSayWhatWasFilledInForAWorkloadBeforeItWasChosen() throws Exception {
        Edt.run(() -> {
            form.fillIn(Workloads.named("primes"), Map.of("from", "5", "to", "100"));
            form.fillIn(Workloads.named("primes"), Map.of("to", "50"));
            form.choose("primes");

            assertEquals(List.of("5", "50"), List.of(field("from").getText(), field("to").getText()));
        });
    }

    @Test
    void shouldHaveTheColoursOfANewThemeInFieldsThatAreNotShownMeanwhile() throws Exception {
        Edt.run(() -> {
            form.choose("primes");
            form.choose("counter");
            Theme.DARK.install();
            SwingUtilities.updateComponentTreeUI(form);
            form.choose("primes");

            assertEquals(UIManager.getColor("TextField.background"), field("to").getBackground());
        });
    }

    @Test
    void shouldKeepWhatWasTypedWhileAnotherWorkloadIsLookedAt() throws Exception {
        Edt.run(() -> {
            form.choose("primes");
            field("to").setText("4711");
            form.choose("counter");
            form.choose("primes");

            assertEquals("4711", field("to").getText());
        });
    }

    @Test
    void shouldOfferSamplesWhereverAWorkloadTakesPhotographs() throws Exception {
        Edt.run(() -> {
            for (Workload workload : Workloads.all()) {
                form.choose(workload.name());
                boolean takes = workload.parameters().stream().anyMatch(parameter ->
                        parameter instanceof Parameter.Folder folder && folder.use() == Parameter.Folder.Use.INPUT
                                && folder.holds() == Parameter.Folder.Content.PHOTOGRAPHS);
                boolean offered = Components.all(form).anyMatch(it -> "samples.make".equals(it.getName()));
                assertEquals(takes, offered, workload.name());
            }
        });
    }

    private JTextComponent field(String name) {
        return Components.named(form, "field." + name, JTextComponent.class);
    }
}
