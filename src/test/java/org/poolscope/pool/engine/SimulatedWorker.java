package org.poolscope.pool.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.ValueEncoder;
import org.poolscope.codec.thrown.ThrownCodec;
import org.poolscope.pool.engine.Simulation.Deed;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.protocol.Attachments;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.Farewell;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.Reply;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.telemetry.Phase;

/// A worker as its engine sees it from outside: takes commands, replies, writes on its page, beats, and ends.
final class SimulatedWorker implements CommandSink {

    private static final Duration WAY = Duration.ofNanos(20_000);
    private static final Duration BEAT = Duration.ofMillis(100);

    private final Simulation simulation;
    private final LaunchedWorker process;
    private final WorkerPage page;
    private final Consumer<LaunchedWorker> told;
    private final List<Command> commands = new ArrayList<>();
    private final List<Command> unsent = new ArrayList<>();
    private final Deque<Command.Work> queue = new ArrayDeque<>();
    private final Deque<Reply> onTheWay = new ArrayDeque<>();
    private @Nullable Worker engines;
    private Command.@Nullable Work running;
    private long runningSince;
    private boolean dead;
    private boolean leaving;

    /// How long its replies are on the way, to which its end is not bound.
    Duration replyTakes = WAY;

    /// Whether what it has to say of its tasks is lost with it.
    boolean holdsAnswers;
    boolean heedsInterrupts = true;
    boolean heedsTerm = true;
    boolean beats = true;
    boolean connects = true;
    boolean opens = true;
    boolean endsWhenItLeaves = true;
    long rssBytes = 1;

    SimulatedWorker(Simulation simulation, int count, int number, int restarts, Consumer<LaunchedWorker> told)
            throws IOException {
        this.simulation = simulation;
        this.told = told;
        Path file = simulation.folder().resolve("page" + count);
        long pid = SimulatedProcess.FIRST_PID + count;
        process = new LaunchedWorker(number, restarts, new SimulatedProcess(pid, this::exitSoon, () -> heedsTerm),
                ParentPage.create(file), "token" + count, file, file, 0, false);
        page = WorkerPage.attach(file, pid);
    }

    LaunchedWorker process() {
        return process;
    }

    /// All it was ever sent.
    List<Command> commands() {
        return commands;
    }

    <T extends Command> List<T> commands(Class<T> type) {
        return commands.stream().filter(type::isInstance).map(type::cast).toList();
    }

    boolean isAlive() {
        return !dead;
    }

    // ---- what it says

    void connect() {
        if (connects && !dead) {
            engines = simulation.host().expected(process.token());
            beat();
            simulation.host().connected(engines, this);
        }
    }

    private void beat() {
        if (!dead) {
            if (beats) {
                page.process(new WorkerPage.ProcessUse(0, 0, rssBytes, rssBytes, 0, 0, 1, simulation.now()));
            }
            simulation.unnoticedAfter(BEAT, this::beat);
        }
    }

    private void reply(Reply reply) {
        onTheWay.add(reply);
        simulation.after(replyTakes, () -> {
            if (onTheWay.remove(reply)) {
                bring(reply);
            }
        });
    }

    private void bring(Reply reply) {
        simulation.host().replied(engines, reply);
        simulation.host().heard(engines);
    }

    /// What has not arrived yet arrives now.
    void bringLast() {
        for (Reply reply = onTheWay.poll(); reply != null; reply = onTheWay.poll()) {
            bring(reply);
        }
    }

    void disconnect() {
        simulation.host().disconnected(engines);
        engines.disconnected();
    }

    // ---- what it is told

    @Override
    public void send(Command command) {
        unsent.add(command);
    }

    @Override
    public int pending() {
        return unsent.size();
    }

    @Override
    public void flush() throws IOException {
        if (dead && !unsent.isEmpty()) {
            throw new IOException("broken pipe");
        }
        List<Command> all = List.copyOf(unsent);
        unsent.clear();
        if (!all.isEmpty()) {
            simulation.unnoticedAfter(WAY, () -> all.forEach(this::take));
        }
    }

    @Override
    public void close() {
        // Its process is told otherwise.
    }

    private void take(Command command) {
        if (dead) {
            return;
        }
        commands.add(command);
        switch (command) {
            case Command.Open _, Command.OpenCalls _ -> {
                if (opens) {
                    reply(new Reply.Opened());
                }
            }
            case Command.Work work -> {
                queue.add(work);
                beginNext();
            }
            case Command.Recall(int most) -> giveBack(most);
            case Command.Interrupt(long task) -> interrupt(task);
            case Command.Leave _ -> {
                leaving = true;
                leaveIfIdle();
            }
            case Command.Define _, Command.Forget _ -> { }
        }
    }

    private void giveBack(int most) {
        var back = new ArrayList<Long>();
        while (back.size() < most && !queue.isEmpty()) {
            back.add(queue.removeLast().task());
        }
        reply(new Reply.Returned(back.stream().mapToLong(Long::longValue).toArray()));
    }

    private void interrupt(long task) {
        if (running != null && running.task() == task && heedsInterrupts) {
            end(running, new Reply.Failed(task, runningSince, simulation.now(),
                    new Reply.Failure("java.lang.InterruptedException", "", "")));
        }
    }

    // ---- what it does

    private void beginNext() {
        if (running != null || queue.isEmpty() || leaving || dead) {
            return;
        }
        Command.Work work = queue.removeFirst();
        running = work;
        runningSince = simulation.now();
        page.taskBegan(work.task(), runningSince);
        Deed deed = simulation.deeds.apply(work.task());
        simulation.unnoticedAfter(deed.takes(), () -> {
            if (running == work && !dead) {
                if (deed.status() < 0) {
                    end(work, answer(work, deed.fails()));
                } else {
                    exit(deed.status());
                }
            }
        });
    }

    /// To a call of one item at a time.
    private Reply answer(Command.Work work, boolean failed) {
        long now = simulation.now();
        if (work instanceof Command.Call) {
            byte[] values = failed ? new byte[0] : new ValueEncoder().writeList(new Object[] {work.task()}, 1).take();
            byte[] thrown = ThrownCodec.encode(new IllegalStateException("as it was told"));
            return new Reply.Answered(work.task(), runningSince, now, values,
                    failed ? List.of(new Reply.Thrown(0, thrown)) : List.of(), Attachments.NONE);
        }
        return failed
                ? new Reply.Failed(work.task(), runningSince, now,
                        new Reply.Failure("java.lang.IllegalStateException", "as it was told", ""))
                : new Reply.Done(work.task(), runningSince, now, null, List.of());
    }

    private void end(Command.Work work, Reply answer) {
        running = null;
        page.taskEnded(work.task(), simulation.now(), 1, !(answer instanceof Reply.Failed));
        if (!holdsAnswers) {
            reply(answer);
        }
        beginNext();
        leaveIfIdle();
    }

    private void leaveIfIdle() {
        if (leaving && running == null && !dead) {
            page.phase(Phase.LEAVING);
            if (endsWhenItLeaves) {
                page.farewell(new Farewell.Left());
                exitSoon(0);
            }
        }
    }

    private void exitSoon(int status) {
        simulation.unnoticedAfter(WAY, () -> exit(status));
    }

    /// Its process ends, whatever is still on the way.
    void exit(int status) {
        if (!dead) {
            dead = true;
            ((SimulatedProcess) process.process()).ended(status);
            told.accept(process);
        }
    }
}
