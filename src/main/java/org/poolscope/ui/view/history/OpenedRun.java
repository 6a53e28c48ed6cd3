package org.poolscope.ui.view.history;

import java.io.IOException;
import org.poolscope.history.RunEntry;
import org.poolscope.history.read.JournalReader;
import org.poolscope.history.read.Replay;
import org.poolscope.live.LiveModel;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.ui.run.KeptRun;

/// A run of the past, as the window showed it at its end, or would have shown it.
///
/// @param model nobody else has it
record OpenedRun(LiveModel model, KeptRun where) {

    private static final long FRAME_NANOS = 50_000_000;

    /// Of a long run there are so many frames, as many as its curves have room for many times over.
    private static final long MOST_FRAMES = 20_000;

    /// Makes the picture of a run again, frame by frame. Not on the event dispatch thread.
    static OpenedRun of(JournalReader journal, RunEntry run) throws IOException {
        var frames = new Frames(run);
        Replay.of(journal, run, frames::take);
        return new OpenedRun(frames.end(), new KeptRun(journal.file(), run.number()));
    }

    private static final class Frames {

        private final LiveModel model = new LiveModel();
        private final long gap;
        private long next;
        private long now;

        Frames(RunEntry run) {
            gap = Math.max(FRAME_NANOS, run.time().map(time -> time.toNanos() / MOST_FRAMES).orElse(0L));
        }

        void take(Telemetry told) {
            model.apply(told);
            now = Math.max(now, told.nanos());
            if (now >= next) {
                model.tick(now);
                next = now + gap;
            }
        }

        LiveModel end() {
            model.tick(now);
            return model;
        }
    }
}
