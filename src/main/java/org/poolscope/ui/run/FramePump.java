package org.poolscope.ui.run;

import java.awt.EventQueue;
import java.awt.Frame;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.swing.Timer;

/// Brings news from any thread to the event dispatch thread, once per frame, coalesced: one inbox, one timer, however
/// much comes in. There are as many frames as there are samples while anything moves that can be seen, such as a chart;
/// else few.
///
/// @param <E> what the news are
final class FramePump<E> implements AutoCloseable {

    private static final int FRAME_MILLIS = 100;

    /// Not so long that who brings the window or a chart back sees old figures first.
    private static final int STILL_MILLIS = 500;

    /// So that a flood costs a few frames and not the event dispatch thread; the rest is taken with the next frame.
    private static final int MOST_PER_FRAME = 30_000;

    /// After this long other events have their turn, such as a click; the frame comes when all is taken.
    private static final long SLICE_NANOS = 4_000_000;

    private final Queue<E> inbox = new ConcurrentLinkedQueue<>();
    private final Consumer<E> taker;
    private final Frames frames;
    private final BooleanSupplier moves;
    private final LongSupplier clock;
    private final Timer timer;
    private Pace pace;

    /// Whether the next frame is far off, though somebody may look.
    private volatile boolean rests;
    private long turned;

    private Turn turn = Turn.OVER;

    /// How much this turn may still take.
    private int left;
    private boolean seen;

    /// From the time that a turn is due to its frame, or to the end of all.
    private enum Turn {
        OVER,
        TAKES,
        /// And the next one was due meanwhile.
        TAKES_LATE
    }

    /// What is done once per frame.
    interface Frames {

        /// Called after all that came in since the last frame was taken.
        ///
        /// @param seen whether there is anybody to draw it for
        void next(boolean seen);
    }

    /// @param taker takes in one thing
    /// @param moves whether anything is shown that changes with each frame
    FramePump(Consumer<E> taker, Frames frames, BooleanSupplier moves) {
        this(taker, frames, moves, System::nanoTime);
    }

    /// @param clock in nanoseconds
    FramePump(Consumer<E> taker, Frames frames, BooleanSupplier moves, LongSupplier clock) {
        this.taker = taker;
        this.frames = frames;
        this.moves = moves;
        this.clock = clock;
        this.pace = new Pace(FRAME_MILLIS, clock.getAsLong());
        this.timer = new Timer(FRAME_MILLIS, _ -> turn());
        timer.setRepeats(false);
        // Else the next turn would be lost that is due before this one is over.
        timer.setCoalesce(false);
    }

    /// The next turn is fixed first: this one may be the last, and closes.
    private void turn() {
        if (turn != Turn.OVER) {
            turn = Turn.TAKES_LATE;
            rearm(STILL_MILLIS);
            return;
        }
        seen = canBeSeen();
        boolean fluid = seen && moves.getAsBoolean();
        rests = seen && !fluid;
        turned = clock.getAsLong();
        rearm(fluid ? pace.next(turned) : STILL_MILLIS);
        left = fluid ? MOST_PER_FRAME : MOST_PER_FRAME * STILL_MILLIS / FRAME_MILLIS;
        turn = Turn.TAKES;
        goOn();
    }

    private void rearm(int millis) {
        timer.setInitialDelay(millis);
        timer.restart();
    }

    /// One slice of a turn, and the frame if it is the last one. What is left of a closed pump has been taken.
    private void goOn() {
        if (turn == Turn.OVER) {
            return;
        }
        boolean more = true;
        try {
            more = takeSlice();
        } finally {
            // Also if one thing could not be taken: no turn begins before this one is over.
            if (more) {
                EventQueue.invokeLater(this::goOn);
            }
        }
        if (!more && turn != Turn.OVER) {
            end(turn == Turn.TAKES_LATE);
        }
    }

    /// @return whether there may be more for this turn
    private boolean takeSlice() {
        long start = clock.getAsLong();
        while (left > 0 && takeOne()) {
            left--;
            if (clock.getAsLong() - start >= SLICE_NANOS) {
                return true;
            }
        }
        return false;
    }

    private void end(boolean late) {
        turn = Turn.OVER;
        frames.next(seen);
        if (late) {
            hasten();
        }
    }

    /// The same for news that somebody waits for: there is a frame for them as soon as if something moved. Any thread;
    /// returns at once.
    void putSoon(E news) {
        inbox.add(news);
        if (rests) {
            rests = false;
            EventQueue.invokeLater(this::wake);
        }
    }

    private void wake() {
        if (timer.isRunning()) {
            long gone = (clock.getAsLong() - turned) / 1_000_000;
            rearm(Math.clamp(FRAME_MILLIS - gone, 0, FRAME_MILLIS));
        }
    }

    /// Has the next frame at once. Event dispatch thread only; does nothing once it is closed.
    void hasten() {
        if (timer.isRunning()) {
            rearm(0);
        }
    }

    /// Whether there is a window that is not minimised, or none at all, as for a panel that is drawn without one.
    private static boolean canBeSeen() {
        boolean any = false;
        for (Frame window : Frame.getFrames()) {
            if (window.isShowing()) {
                any = true;
                if ((window.getExtendedState() & Frame.ICONIFIED) == 0) {
                    return true;
                }
            }
        }
        return !any;
    }

    /// Any thread; returns at once.
    void put(E news) {
        inbox.add(news);
    }

    void start() {
        pace = new Pace(FRAME_MILLIS, clock.getAsLong());
        timer.start();
    }

    private boolean takeOne() {
        E news = inbox.poll();
        if (news != null) {
            taker.accept(news);
        }
        return news != null;
    }

    /// Takes what is still in the inbox and ends the timer. Event dispatch thread only.
    @Override
    public void close() {
        timer.stop();
        turn = Turn.OVER;
        takeAll();
    }

    private void takeAll() {
        try {
            while (takeOne()) {
                // The next.
            }
        } finally {
            // Also if one thing could not be taken.
            if (!inbox.isEmpty()) {
                EventQueue.invokeLater(this::takeAll);
            }
        }
    }
}
