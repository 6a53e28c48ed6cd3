package org.poolscope.ui.view;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.Deadlock;
import org.poolscope.live.LiveModel;
import org.poolscope.live.ProcessNames;
import org.poolscope.live.WorkerRow;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.StepsDone;
import org.poolscope.telemetry.WaitCycle;
import org.poolscope.telemetry.WorkerExit;
import org.poolscope.text.Figures;
import org.poolscope.ui.run.SessionListener;
import org.poolscope.ui.view.MessageStrip.Tone;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;

/// Tells in words what nobody should have to read out of a chart: workers that died, and what the run came to.
public final class Narrator implements SessionListener {

    /// A deadlock with more is told in a sentence, and shown where it is drawn.
    private static final int MOST_LINKS = 4;

    private final Texts texts = Texts.of(Narrator.class);
    private final MessageStrip strip;
    private final Runnable showFailures;
    private final Runnable showShared;
    private final Set<WorkerRow> told = new HashSet<>();
    private final Set<String> toldNotices = new HashSet<>();
    private @Nullable WaitCycle toldCycle;

    /// @param showFailures shows the items that failed
    /// @param showShared   shows what processes share
    public Narrator(MessageStrip strip, Runnable showFailures, Runnable showShared) {
        this.strip = strip;
        this.showFailures = showFailures;
        this.showShared = showShared;
    }

    @Override
    public void sessionBegins() {
        told.clear();
        toldNotices.clear();
        toldCycle = null;
        strip.clear();
    }

    @Override
    public void frame(LiveModel model) {
        // The runs of a comparison have a model each, and most of what is to be noticed in common.
        for (String notice : model.notices()) {
            if (toldNotices.add(notice)) {
                strip.say(Tone.CAUTION, texts.format("told.notice", notice));
            }
        }
        for (WorkerRow worker : model.workers()) {
            worker.exit().filter(Narrator::isDeath).ifPresent(exit -> {
                if (told.add(worker)) {
                    strip.say(Tone.CAUTION, texts.format("told.death",
                            Integer.toString(worker.worker()), Long.toString(worker.pid()), exit.inWords()));
                }
            });
        }
        model.shared().cycle().filter(cycle -> !cycle.equals(toldCycle)).ifPresent(cycle -> {
            toldCycle = cycle;
            var deadlock = new Deadlock(cycle, new ProcessNames(model));
            String words = cycle.links().size() > MOST_LINKS
                    ? texts.format("told.deadlock.large", deadlock.summary())
                    : texts.format("told.deadlock", deadlock.summary(), deadlock.inWords());
            strip.say(Tone.DANGER, words, texts.get("told.deadlock.show"), showShared);
        });
    }

    private static boolean isDeath(WorkerExit exit) {
        return exit instanceof WorkerExit.Crashed || exit instanceof WorkerExit.FailedToStart;
    }

    @Override
    public void tried(String words, Consumer<Boolean> answer) {
        var offers = new LinkedHashMap<String, Runnable>();
        offers.put(texts.get("told.tried.go-on"), () -> answer.accept(true));
        offers.put(texts.get("told.tried.stop"), () -> answer.accept(false));
        strip.offer(Tone.NEUTRAL, texts.format("told.tried", words), offers);
    }

    @Override
    public void runEnds(LiveModel model) {
        model.report().ifPresent(this::tell);
    }

    private void tell(RunReport report) {
        String noun = report.steps().map(steps -> steps.all().many()).orElseGet(() -> texts.get("told.items"));
        String done = Figures.count(report.steps().map(StepsDone::done).orElse(report.succeeded()));
        String all = Figures.count(report.steps().map(steps -> steps.all().total()).orElse(report.items()));
        String wall = Figures.span(report.wall());
        switch (report.outcome()) {
            case COMPLETED -> {
                String result = sentences(report.cautions()) + sentences(report.notes())
                        + values(report.values());
                if (report.failed() == 0) {
                    strip.say(report.isPlainSuccess() ? Tone.SUCCESS : Tone.CAUTION,
                            texts.format("told.completed", all, noun, wall) + result);
                } else {
                    strip.say(Tone.CAUTION, texts.format("told.failures", Figures.count(report.items()), wall,
                            Figures.count(report.failed())) + result, texts.get("told.failures.show"), showFailures);
                }
            }
            case STOPPED -> strip.say(Tone.CAUTION, texts.format("told.stopped", done, all, noun, wall,
                    report.steps().isPresent() ? 0 : report.interrupted()));
            case BROKEN -> strip.say(Tone.DANGER, texts.format("told.broken",
                    report.problems().stream().findFirst().orElse(texts.get("told.unexplained")), done, all, noun));
        }
    }

    private String sentences(List<String> sentences) {
        return sentences.stream().map(sentence -> " " + texts.format("told.sentence", sentence))
                .collect(Collectors.joining());
    }

    private String values(Map<String, Object> values) {
        return values.isEmpty() ? "" : " " + texts.format("told.values", ResultText.of(values));
    }

    /// Tells of a refusal that has no field to stand beside.
    public void tell(InvalidSettingException problem) {
        strip.say(Tone.DANGER, texts.format("told.refused", problem.field(), problem.reason()));
    }

    @Override
    public void failed(Throwable cause) {
        strip.say(Tone.DANGER, texts.format("told.failed", cause.getMessage() == null ? cause.toString()
                : cause.getMessage()));
    }
}
