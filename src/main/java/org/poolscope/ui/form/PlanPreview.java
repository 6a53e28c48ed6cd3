package org.poolscope.ui.form;

import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.poolscope.text.Printable;
import org.poolscope.ui.look.WrappedText;
import org.poolscope.workload.Insertion;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Plan;
import org.poolscope.workload.Texts;
import org.poolscope.workload.Workload;
import org.poolscope.workload.run.RunConfiguration;

/// What the batch would be that the form states, of workloads that [tell][Workload#plan]: how many items, what the
/// first results would be called or the first commands be, what is left out; and why it would be refused, which is for
/// the form to show at the field. To find that out may take long, so it is done on a thread of its own, and only when
/// nothing was typed for a moment. Event dispatch thread only.
final class PlanPreview {

    private static final int PAUSE_MILLIS = 200;

    private final Texts texts = Texts.of(PlanPreview.class);
    private final JPanel panel = new JPanel(new MigLayout("insets 0, wrap 1, gapy 2", "[grow,fill]"));
    private final Consumer<Look> looked;
    private final Timer pause = new Timer(PAUSE_MILLIS, _ -> plan());
    private @Nullable Workload workload;
    private @Nullable RunConfiguration wanted;
    private @Nullable Thread planning;

    /// What was found out.
    ///
    /// @param lines      what is shown below the fields
    /// @param refusal    why the batch would be refused
    /// @param insertions what can be put into texts, by the names of their parameters
    record Look(List<String> lines, Optional<InvalidSettingException> refusal,
                Map<String, List<Insertion>> insertions) {}

    /// @param looked told whatever was found out, on the event dispatch thread
    PlanPreview(Consumer<Look> looked) {
        this.looked = looked;
        panel.setName("preview");
        panel.setOpaque(false);
        panel.setVisible(false);
        pause.setRepeats(false);
    }

    /// What goes into the form.
    JComponent component() {
        return panel;
    }

    /// Tells of what the form states now; of nothing as long as that cannot be run.
    void of(Workload chosen, Optional<RunConfiguration> stated) {
        RunConfiguration now = stated.orElse(null);
        if (now == null || wanted == null || !chosen.equals(workload) || !now.settings().equals(wanted.settings())) {
            stop();
            say(List.of());
            workload = chosen;
            wanted = now;
            if (now != null) {
                pause.restart();
            }
        }
    }

    private void stop() {
        pause.stop();
        if (planning != null) {
            planning.interrupt();
            planning = null;
        }
    }

    private void plan() {
        Workload chosen = workload;
        RunConfiguration of = wanted;
        if (chosen != null && of != null) {
            planning = Thread.ofPlatform().name("plan").daemon().start(() -> {
                Look look = look(chosen, of);
                EventQueue.invokeLater(() -> {
                    if (of == wanted) {
                        planning = null;
                        say(look.lines());
                        looked.accept(look);
                    }
                });
            });
        }
    }

    Look look(Workload chosen, RunConfiguration of) {
        Map<String, List<Insertion>> insertions = chosen.insertions(of.settings().texts());
        try {
            return new Look(chosen.plan(of.settings(), of.pool().workers()).map(this::lines).orElse(List.of()),
                    Optional.empty(), insertions);
        } catch (InvalidSettingException e) {
            return new Look(List.of(), isUntouched(chosen, of) ? Optional.empty() : Optional.of(e), insertions);
        }
    }

    /// Whether nobody has filled in anything: then they know that it cannot be run yet.
    private static boolean isUntouched(Workload chosen, RunConfiguration of) {
        Map<String, String> stated = of.settings().texts();
        return chosen.parameters().stream()
                .allMatch(parameter -> parameter.defaultText().equals(stated.get(parameter.name())));
    }

    private List<String> lines(Plan plan) {
        List<String> lines = new ArrayList<>();
        long items = plan.batch().items().size();
        String first = String.join(", ", plan.results().values());
        boolean more = items > plan.results().size();
        lines.add(first.isEmpty() ? texts.format("preview.items", items)
                : texts.format(more ? "preview.results.first" : "preview.results", items, first));
        plan.preview().forEach(line -> lines.add(Printable.of(line)));
        plan.batch().notes().forEach(note -> lines.add(texts.format("preview.note", note)));
        return lines;
    }

    private void say(List<String> lines) {
        panel.removeAll();
        for (String line : lines) {
            var text = new WrappedText("quiet");
            text.setName("preview.line");
            text.setText(line);
            panel.add(text, "wmin 0");
        }
        panel.setVisible(!lines.isEmpty());
        panel.revalidate();
        panel.repaint();
    }
}
