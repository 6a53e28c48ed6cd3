package org.poolscope.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.live.LiveModel;
import org.poolscope.live.WorkerActivity;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.Telemetry.Completion;
import org.poolscope.text.Figures;
import org.poolscope.workload.Batch;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.ItemFiles;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.Texts;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.RunConfiguration;

/// Has some items of a batch run first, says what they tell of the rest, and goes on or ends the run. It is one run:
/// what was tried counts. For one thread, but for [#hearAtOnce].
///
/// What was begun beside the tried ones comes to its end, too, and tells as much: up to one item of each worker.
public final class TryFirst {

    /// The same sample of the same batch every time.
    private static final long SEED = 1;

    /// For how many frames nothing must run before it is believed: beats are late at times.
    private static final int QUIET_FRAMES = 5;

    private static final Texts TEXTS = Texts.of(TryFirst.class);

    private enum Stage { TRYING, PAUSING, ASKING, GOING_ON, ENDED }

    private final RunConfiguration configuration;
    private final Workload workload;
    private final long items;
    private final int first;
    private final Trial trial = new Trial();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile @Nullable Runnable pauser;

    /// After how many it is paused.
    private volatile int enough;
    private Stage stage = Stage.TRYING;
    private int quietFrames;
    private boolean isSeenPaused;
    private final AtomicReference<Optional<Boolean>> answer = new AtomicReference<>(Optional.empty());

    /// Who says whether it goes on.
    public interface Asking {

        /// Asks, and does not wait.
        ///
        /// @param words  what the tried items tell of the rest, in a sentence without its full stop
        /// @param answer to be told, by any thread, whether it goes on
        void ask(String words, Consumer<Boolean> answer);
    }

    /// What can be done to the run.
    public interface Run {
        void pause();

        void goOn();

        void stop();
    }

    private TryFirst(RunConfiguration configuration, long items, int first) {
        this.configuration = configuration;
        this.workload = Workloads.named(configuration.workload());
        this.items = items;
        this.first = first;
        // As many as are underway end, too.
        this.enough = Math.max(1, first - configuration.pool().workers());
    }

    /// Prepares it for a batch.
    ///
    /// @throws InvalidSettingException if its items cannot be run in another order
    public static TryFirst of(TrialSize size, RunConfiguration configuration, Batch batch) {
        if (batch.dispatch() != Batch.Dispatch.POOLED || batch.feed().isPresent()
                || !(batch.items() instanceof Items.Names names) || batch.steps().isPresent()) {
            throw new InvalidSettingException(TrialSize.OPTION, "cannot be done with this batch, whose items are not "
                    + "known by name beforehand, as photographs and lines of a file are");
        }
        return new TryFirst(configuration, names.size(), size.of(Math.toIntExact(names.size())));
    }

    /// The batch with the tried items before all others, each with the number that it has in the batch.
    public Batch reordered(Batch batch) {
        var names = (Items.Names) batch.items();
        return batch.of(new Items.Chosen(names, TrialOrder.of(names.names().size(), first, SEED)));
    }

    /// How many are tried.
    public int first() {
        return first;
    }

    /// Has somebody pause the run as soon as so many items have ended, and not only with the next frame.
    public void pausesBy(Runnable pause) {
        pauser = pause;
    }

    /// Hears what becomes known at once, by the threads that tell.
    public void hearAtOnce(Telemetry told) {
        if (told instanceof Completion completion && ended.addAndGet(completion.items()) >= enough && pauser != null
                && asked.compareAndSet(false, true)) {
            pauser.run();
        }
    }

    /// Hears what becomes known, in its order.
    public void hear(Telemetry told) {
        if (told instanceof Completion completion && stage.compareTo(Stage.ASKING) < 0) {
            completion.results().forEach(result -> trial.add(result.elapsed(), result.success(), written(result)));
        }
    }

    private long written(ItemResult result) {
        if (result.use().writtenBytes().isKnown()) {
            return result.use().writtenBytes().value();
        }
        try {
            Optional<Path> output = workload.files(configuration.settings(), result).flatMap(ItemFiles::output);
            return output.isPresent() && !result.output().isEmpty() ? Files.size(output.get()) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /// Ten times a second.
    ///
    /// @param asking who is asked when the tried ones have ended
    public void frame(LiveModel model, Run run, Asking asking) {
        switch (stage) {
            case TRYING -> {
                if (trial.tried() >= enough && trial.tried() < items) {
                    run.pause();
                    stage = Stage.PAUSING;
                }
            }
            case PAUSING -> {
                boolean busy = model.workers().stream().anyMatch(row -> row.state() == WorkerActivity.RUNNING
                        || row.state() == WorkerActivity.BLOCKED);
                quietFrames = busy ? 0 : quietFrames + 1;
                if (quietFrames >= QUIET_FRAMES && trial.tried() < first) {
                    tryMore(run);
                } else if (quietFrames >= QUIET_FRAMES && trial.tried() < items) {
                    tell(asking);
                }
            }
            case ASKING -> {
                isSeenPaused |= model.pause().isPresent();
                if (answer.get().isPresent()) {
                    decide(answer.get().get(), run);
                } else if (isSeenPaused && model.pause().isEmpty()) {
                    // Somebody had it go on in another way.
                    stage = Stage.GOING_ON;
                }
            }
            case GOING_ON -> {
                // What was asked is still there to be answered.
                if (answer.get().filter(goesOn -> !goesOn).isPresent()) {
                    decide(false, run);
                }
            }
            case ENDED -> { }
        }
    }

    /// Not all workers were at work when it was paused.
    private void tryMore(Run run) {
        enough = first;
        quietFrames = 0;
        stage = Stage.TRYING;
        asked.set(false);
        run.goOn();
    }

    private void tell(Asking asking) {
        stage = Stage.ASKING;
        asking.ask(TEXTS.format("tried", Figures.count(trial.tried()), Figures.count(items),
                trial.inWords(items - trial.tried(), configuration.pool().workers())),
                goesOn -> answer.compareAndSet(Optional.empty(), Optional.of(goesOn)));
    }

    private void decide(boolean goesOn, Run run) {
        stage = goesOn ? Stage.GOING_ON : Stage.ENDED;
        if (goesOn) {
            run.goOn();
        } else {
            run.stop();
        }
    }

    /// Whether the run was ended after the trial, as it was to be.
    public boolean hasEndedIt() {
        return stage == Stage.ENDED;
    }
}
