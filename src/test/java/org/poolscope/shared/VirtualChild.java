package org.poolscope.shared;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntSupplier;
import org.poolscope.testing.Waiting;

/// A JVM with one carrier for all its virtual threads, several of which wait at a shared object.
final class VirtualChild {

    private static final int WAITERS = 3;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final Segments segments;
    private final Map<String, Case> cases = Map.ofEntries(
            Map.entry("lock", this::lock),
            Map.entry("condition", this::condition),
            Map.entry("semaphore", this::semaphore),
            Map.entry("event", this::event),
            Map.entry("barrier", this::barrier),
            Map.entry("take", this::take),
            Map.entry("put", this::put),
            Map.entry("join", this::join),
            Map.entry("receive", this::receive),
            Map.entry("send", this::send),
            Map.entry("poll", this::poll),
            Map.entry("ready", this::ready));

    /// Makes an object and says how it is waited for.
    private interface Case {
        Wait begin() throws Exception;
    }

    /// @param await   what each virtual thread does
    /// @param limited the same for a short time, after which it gives what it gives when the time is over
    /// @param release ends the wait of all
    /// @param waiting how many wait now
    private record Wait(Callable<Object> await, Callable<Object> limited, Callable<Object> release,
                        IntSupplier waiting) {

        void awaitWaiters(int count) throws Exception {
            Waiting.until(count + " wait", LONG, () -> waiting.getAsInt() >= count, () -> waiting.getAsInt() + " do");
        }
    }

    private VirtualChild(Segments segments) {
        this.segments = segments;
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
        System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
        try (Segments segments = Segments.in(Path.of(args[0]))) {
            var child = new VirtualChild(segments);
            child.run(child.cases.get(args[1]).begin());
        }
        System.exit(0);
    }

    private void run(Wait wait) throws Exception {
        System.out.println("limited " + virtually(wait.limited()).get());
        var interrupted = virtually(wait.await());
        wait.awaitWaiters(1);
        interrupted.thread.interrupt();
        try {
            System.out.println("interrupted " + interrupted.get());
        } catch (ExecutionException e) {
            System.out.println("interrupted " + e.getCause().getClass().getSimpleName());
        }
        List<Virtual> all = new ArrayList<>();
        for (int i = 0; i < WAITERS; i++) {
            all.add(virtually(wait.await()));
        }
        wait.awaitWaiters(WAITERS);
        System.out.println("another runs " + virtually(() -> true).get());
        wait.release().call();
        for (Virtual each : all) {
            each.get();
        }
        System.out.println("all woke");
    }

    private static final class Virtual extends FutureTask<Object> {
        private final Thread thread = Thread.ofVirtual().unstarted(this);

        Virtual(Callable<Object> action) {
            super(action);
        }
    }

    private static Virtual virtually(Callable<Object> action) {
        var its = new Virtual(action);
        its.thread.start();
        return its;
    }

    private Wait lock() throws Exception {
        SharedLock lock = segments.createLock("it");
        var held = lock.acquire();
        return new Wait(() -> {
            lock.acquire().close();
            return true;
        }, () -> lock.tryAcquire(SHORT), () -> {
            held.close();
            return true;
        }, () -> lock.waiting().size());
    }

    private Wait condition() throws Exception {
        SharedLock lock = segments.createLock("its");
        Condition condition = segments.createCondition("it", lock);
        return new Wait(() -> {
            try (var _ = lock.acquire()) {
                return condition.await(LONG);
            }
        }, () -> {
            try (var _ = lock.acquire()) {
                return condition.await(SHORT);
            }
        }, () -> {
            try (var _ = lock.acquire()) {
                condition.notifyEverybody();
            }
            return true;
        }, condition::waiters);
    }

    private Wait semaphore() {
        Semaphore semaphore = segments.createSemaphore("it", 0);
        return new Wait(() -> {
            semaphore.acquire();
            return true;
        }, () -> semaphore.tryAcquire(SHORT), () -> {
            for (int i = 0; i < WAITERS; i++) {
                semaphore.release();
            }
            return true;
        }, () -> semaphore.waiting().size());
    }

    private Wait event() {
        Event event = segments.createEvent("it");
        return new Wait(() -> {
            event.await();
            return true;
        }, () -> event.await(SHORT), () -> {
            event.set();
            return true;
        }, () -> event.waiting().size());
    }

    private Wait barrier() {
        Event event = segments.createEvent("first");
        Barrier barrier = segments.createBarrier("it", WAITERS + 1);
        // A barrier that somebody has given up is broken, so the first attempts are at an event.
        var attempts = new CountDownLatch(1);
        return new Wait(() -> {
            if (attempts.getCount() > 0) {
                attempts.countDown();
                event.await();
            }
            return barrier.await();
        }, () -> event.await(SHORT), barrier::await, () -> event.waiting().size() + barrier.waiting().size());
    }

    private Wait take() {
        SharedQueue<Long> queue = segments.createQueue("it", Long.class, 8);
        return new Wait(queue::take, () -> queue.poll(SHORT).isPresent(), () -> {
            queue.end();
            return true;
        }, () -> queue.waiting().size());
    }

    private Wait put() throws Exception {
        SharedQueue<Long> queue = segments.createQueue("it", Long.class, WAITERS);
        for (long i = 0; i < WAITERS; i++) {
            queue.put(i);
        }
        return new Wait(() -> {
            queue.put(1L);
            return true;
        }, () -> queue.offer(1L, SHORT), () -> {
            for (int i = 0; i < WAITERS; i++) {
                queue.take();
            }
            return true;
        }, () -> queue.waiting().size());
    }

    private Wait join() throws Exception {
        SharedQueue<Long> queue = segments.createQueue("it", Long.class, 8);
        queue.put(1L);
        return new Wait(() -> {
            queue.join();
            return true;
        }, () -> queue.join(SHORT), () -> {
            queue.taskDone();
            return true;
        }, () -> queue.waiting().size());
    }

    private Wait receive() {
        Pipe<String> pipe = segments.createPipe("it", String.class);
        return new Wait(() -> pipe.second().receive(), () -> pipe.second().poll(SHORT), () -> {
            for (int i = 0; i < WAITERS; i++) {
                pipe.first().send("x");
            }
            return true;
        }, () -> pipe.waiting().size());
    }

    private Wait send() {
        Pipe<byte[]> pipe = segments.createPipe("it", byte[].class);
        byte[] large = new byte[1 << 20];
        return new Wait(() -> {
            pipe.first().send(large);
            return true;
        }, () -> pipe.first().poll(SHORT), () -> {
            for (int i = 0; i < WAITERS; i++) {
                pipe.second().receive();
            }
            return true;
        }, () -> pipe.waiting().size());
    }

    private Wait poll() {
        Pipe<String> pipe = segments.createPipe("it", String.class);
        return new Wait(() -> pipe.second().poll(LONG), () -> pipe.second().poll(SHORT), () -> {
            pipe.first().send("x");
            return true;
        }, () -> pipe.waiting().size());
    }

    private Wait ready() {
        Pipe<String> pipe = segments.createPipe("it", String.class);
        return new Wait(() -> Ready.await(List.of(pipe.second()), LONG),
                () -> !Ready.await(List.of(pipe.second()), SHORT).isEmpty(), () -> {
            pipe.first().send("x");
            return true;
        }, () -> WAITERS);
    }
}
