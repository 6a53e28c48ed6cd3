package org.poolscope.pool;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.function.TaskAction;
import org.poolscope.pool.KillTally.Doing;
import org.poolscope.shared.process.ProcessIdentity;

/// A pool of any kind, whose workers die in any way and at any moment while it works.
final class DoomedPool {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern WORKER = Pattern.compile("worker \\d+ \\(pid (\\d+), (\\w+), (\\d+) tasks\\)");
    private static final Duration LOOK_OUT = Duration.ofMillis(60);

    private final Random random;
    private final Path folder;
    private final KillTally tally;
    private final WorkerPool pool;
    private final Path socket;
    private final List<Order> orders = new ArrayList<>();
    private int deadly;
    private boolean hardStart;

    /// A death that a worker will bring on itself when it comes to that.
    private record Order(Path file, Death way, Doing doing) {}

    private record Seen(long pid, Doing doing) {}

    /// @param folder an empty one
    DoomedPool(Random random, Path folder, KillTally tally) throws Exception {
        this.random = random;
        this.folder = folder;
        this.tally = tally;
        List<Path> before = RunFiles.sockets();
        pool = anyPool();
        socket = RunFiles.sockets().stream().filter(path -> !before.contains(path)).findFirst().orElseThrow();
    }

    private WorkerPool anyPool() {
        String orderly = folder.toString();
        TaskAction opening = () -> {
            Thread.sleep(10);
            Death.dieIfOrdered(orderly, "opening");
        };
        TaskAction leaving = () -> {
            Thread.sleep(10);
            Death.dieIfOrdered(orderly, "leaving");
        };
        PoolBuilder builder = WorkerPool.builder().workers(2 + random.nextInt(7)).initializer(opening).exitHook(leaving)
                .quarantineAfter(100).maxRestarts(1000)
                .startLimit(Duration.ofSeconds(10)).unresponsiveAfter(Duration.ofSeconds(1));
        return switch (random.nextInt(4)) {
            case 0 -> builder.idleTimeout(Duration.ofMillis(50 + random.nextInt(200))).start();
            case 1 -> builder.retireAfter(20 + random.nextInt(200)).start();
            case 2 -> builder.lazy().start();
            default -> builder.start();
        };
    }

    WorkerPool pool() {
        return pool;
    }

    KillTally tally() {
        return tally;
    }

    /// An item that is the death of whoever runs it first.
    MatrixItem deadly(int number) throws Exception {
        String name = "running" + ++deadly;
        order(name, Doing.RUNNING);
        return new MatrixItem(number, MatrixItem.Length.TINY, folder.toString(), name);
    }

    private void order(String name, Doing doing) throws Exception {
        Death way = Death.own().get(random.nextInt(Death.own().size()));
        Path file = folder.resolve(name + "." + way);
        if (!Files.exists(file)) {
            Death.order(folder, name, way);
            orders.add(new Order(file, way, doing));
        }
    }

    // ---- what is done to its workers

    /// Deaths of those who start, one after another with nothing done in between, are the end of a pool. So there is
    /// one at a time.
    void newRound() {
        hardStart = false;
        tally.round();
    }

    void harm() throws Exception {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(15)));
        int what = random.nextInt(20);
        if (what == 0) {
            stranger();
        } else if (what <= 2) {
            order("leaving", Doing.LEAVING);
        } else if (what <= 4 && !hardStart && orders.stream().noneMatch(order -> order.doing() == Doing.OPENING)) {
            hardStart = true;
            order("opening", Doing.OPENING);
        } else {
            kill(Doing.values()[random.nextInt(Doing.values().length)]);
        }
    }

    /// Kills somebody who is doing that, or anybody if nobody is.
    void kill(Doing doing) throws Exception {
        List<Seen> there = lookOutFor(doing);
        List<Seen> fitting = there.stream().filter(seen -> seen.doing() == doing).toList();
        List<Seen> victims = fitting.isEmpty() ? there : fitting;
        if (victims.isEmpty()) {
            return;
        }
        Seen victim = victims.get(random.nextInt(victims.size()));
        Death way = wayFor(victim.doing());
        if (way.befalls(victim.pid())) {
            tally.died(way, victim.doing());
        }
    }

    private Death wayFor(Doing doing) {
        boolean starts = doing == Doing.LAUNCHING || doing == Doing.OPENING;
        int die = random.nextInt(48);
        // Of those who start seldom: it takes the whole start limit until they are missed.
        if (die == 0 && starts && !hardStart || die <= 3 && !starts) {
            hardStart |= starts;
            return Death.SIGSTOP;
        }
        return die <= 15 ? Death.SIGTERM : Death.SIGKILL;
    }

    private List<Seen> lookOutFor(Doing doing) throws Exception {
        long end = System.nanoTime() + LOOK_OUT.toNanos();
        List<Seen> there = look();
        while (there.stream().noneMatch(seen -> seen.doing() == doing) && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
            there = look();
        }
        return there;
    }

    private List<Seen> look() throws Exception {
        List<Seen> there = WORKER.matcher(state()).results()
                .map(worker -> new Seen(Long.parseLong(worker.group(1)),
                        Doing.of(worker.group(2), Integer.parseInt(worker.group(3)))))
                .toList();
        there.forEach(seen -> tally.saw(seen.pid()));
        return there;
    }

    /// Somebody comes to the control socket who is no worker, and says something, and goes or does not.
    private void stranger() throws Exception {
        SocketChannel stranger = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        byte[] said = new byte[random.nextInt(100)];
        random.nextBytes(said);
        if (random.nextBoolean()) {
            // The beginning of a frame that never goes on.
            said = new byte[] {0, 0, 0, 50, 1, 1};
        }
        stranger.write(ByteBuffer.wrap(said));
        stranger.close();
        tally.stranger();
    }

    // ---- its end

    /// Counts the orders that somebody has followed.
    void countOrders() {
        List<Order> followed = orders.stream().filter(order -> !Files.exists(order.file())).toList();
        followed.forEach(order -> tally.died(order.way(), order.doing()));
        orders.removeAll(followed);
    }

    void awaitEnd() throws Exception {
        assertTrue(pool.join(PATIENCE), this::toString);
        countOrders();
        List<ProcessIdentity> alive = tally.seen().stream().filter(ProcessIdentity::isAlive).toList();
        assertTrue(alive.isEmpty(), () -> "still there: " + alive + "; " + this);
    }

    /// How things stand; if its thread does not say, what that is doing.
    private String state() throws Exception {
        try {
            return pool.state().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return "the pool's thread does not answer: " + threads();
        }
    }

    private static String threads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("poolscope"))
                .map(thread -> thread.getKey().getName() + Stream.of(thread.getValue())
                        .map(frame -> "\n\tat " + frame).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        try {
            return tally + ": " + state();
        } catch (Exception e) {
            return tally + ": " + e;
        }
    }
}
