package org.poolscope.shared;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.CountDownLatch;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.shared.process.ProcessStamp;

/// A child JVM that uses the shared objects of a directory as it is told on stdin, one line at a time, and answers each
/// line with `done` or with what it found.
final class SharedChild {

    private final Segments segments;

    private SharedChild(Segments segments) {
        this.segments = segments;
    }

    public static void main(String[] args) throws Exception {
        try (Segments segments = Segments.in(Path.of(args[0])); var in = new Scanner(System.in)) {
            var child = new SharedChild(segments);
            System.out.println("ready");
            while (in.hasNextLine()) {
                child.obey(in.nextLine().split(" "));
            }
        }
    }

    private void obey(String[] words) throws Exception {
        switch (words[0]) {
            case "create-queue" -> create(() -> segments.createQueue(words[1], Long.class, Integer.parseInt(words[2])));
            case "create-memory" -> create(() -> segments.createMemory(words[1], Long.parseLong(words[2])));
            case "create-in-own" -> createInOwn();
            case "try" -> attempt(Arrays.copyOfRange(words, 1, words.length));
            case "count" -> count(segments.counter(words[1]), words[2], Long.parseLong(words[3]));
            case "lock" -> segments.counter(words[1]).lock().lock();
            case "unlock" -> segments.counter(words[1]).lock().unlock();
            case "close-amid" -> closeAmid(words[1]);
            case "acquire-and-close" -> acquireAndClose(segments.lock(words[1]));
            case "without-files" -> withoutFiles(Long.parseLong(words[1]));
            case "acquire" -> segments.lock(words[1]).acquire();
            case "release" -> segments.lock(words[1]).release();
            case "acquire-both" -> acquireBoth(words[1], words[2]);
            case "permit" -> segments.semaphore(words[1]).acquire();
            case "set" -> segments.event(words[1]).set();
            case "wait-event" -> segments.event(words[1]).await();
            case "pass" -> pass(segments.barrier(words[1]), segments.array(words[2]), Integer.parseInt(words[3]));
            case "notified" -> notified(segments.condition(words[1]));
            case "element" -> element(segments.array(words[1]), Long.parseLong(words[2]), words[3]);
            case "write" -> segments.memory(words[1]).memory()
                    .set(ValueLayout.JAVA_BYTE, Long.parseLong(words[2]), Byte.parseByte(words[3]));
            case "attach" -> System.out.println("found " + segments.memory(words[1]).bytes());
            case "produce" -> produce(segments.queue(words[1], Long.class), Long.parseLong(words[2]),
                    Long.parseLong(words[3]));
            case "produce-bytes" -> segments.queue(words[1], byte[].class).put(new byte[Integer.parseInt(words[2])]);
            case "consume" -> consume(segments.queue(words[1], Long.class), Path.of(words[2]));
            case "churn" -> churn(segments.queue(words[1], Long.class), Long.parseLong(words[2]));
            case "drain" -> drain(segments.queue(words[1], Long.class));
            case "echo" -> echo(segments.pipe(words[1], Object.class).second());
            case "send-bytes" -> segments.pipe(words[1], byte[].class).second()
                    .send(new byte[Integer.parseInt(words[2])]);
            case "send" -> segments.pipe(words[1], Object.class).second().send(words[2]);
            case "receive" -> segments.pipe(words[1], byte[].class).first().receive();
            case "hold-end" -> segments.pipe(words[1], Object.class).second().poll();
            default -> throw new IllegalArgumentException(String.join(" ", words));
        }
        System.out.println("done");
    }

    private static void create(Runnable creation) {
        try {
            creation.run();
        } catch (SegmentException | IllegalArgumentException e) {
            System.out.println("refused " + e.getMessage());
        }
    }

    private void attempt(String[] words) {
        try {
            obey(words);
        } catch (Exception | InternalError e) {
            System.out.println("failed " + e);
        }
    }

    private static void createInOwn() {
        Segments own = Segments.create();
        own.createCounter("left");
        SharedMemory memory = own.createMemory("block", 100);
        System.out.println("at " + own.directory() + " " + memory.publicName().orElse("nowhere"));
    }

    /// Closes a queue while some threads put and others take.
    private void closeAmid(String name) throws Exception {
        try (Segments own = Segments.in(segments.directory())) {
            SharedQueue<Long> queue = own.queue(name, Long.class);
            var begun = new CountDownLatch(4);
            for (int i = 0; i < 4; i++) {
                boolean puts = i % 2 == 0;
                Thread.ofPlatform().daemon().start(() -> {
                    try {
                        for (long n = 0; ; n++) {
                            if (puts) {
                                queue.offer(n, Duration.ofMillis(1));
                            } else {
                                queue.poll(Duration.ofMillis(1));
                            }
                            if (n == 1000) {
                                begun.countDown();
                            }
                        }
                    } catch (IllegalStateException e) {
                        // It is closed.
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });
            }
            begun.await();
        }
    }

    private static void acquireAndClose(SharedLock lock) throws InterruptedException {
        lock.acquire();
        lock.close();
    }

    /// Says whether a process is alive, when no file can be opened any more.
    private static void withoutFiles(long pid) throws IOException {
        ProcessIdentity process = ProcessIdentity.of(pid).orElseThrow();
        long stamp = ProcessStamp.of(process);
        if (!process.isAlive() || !ProcessStamp.isAlive(stamp)) {
            throw new IllegalStateException(pid + " is to be alive");
        }
        var opened = new ArrayList<InputStream>();
        try {
            while (true) {
                opened.add(Files.newInputStream(Path.of("/dev/null")));
            }
        } catch (IOException e) {
            boolean alive = process.isAlive() && ProcessStamp.isAlive(stamp);
            for (InputStream file : opened) {
                file.close();
            }
            System.out.println("alive " + alive + " without " + opened.size() + " files: " + e.getMessage());
        }
    }

    private void acquireBoth(String first, String second) throws InterruptedException {
        segments.lock(first).acquire();
        System.out.println("has " + first);
        segments.lock(second).acquire();
    }

    private static void count(SharedCounter counter, String mode, long times) throws InterruptedException {
        for (long i = 0; i < times; i++) {
            switch (mode) {
                case "atomic" -> counter.add(1);
                case "locked" -> counter.addLocked(1);
                default -> counter.addUnsafely(1);
            }
        }
    }

    /// Passes so often, and says each time in an array how often it has, before the others can pass the next time.
    private static void pass(Barrier barrier, SharedArray passes, int times) throws Exception {
        long first = 0;
        for (int i = 0; i < times; i++) {
            passes.getAndAdd(0, 1);
            if (barrier.await(Duration.ofSeconds(60)) == 0) {
                first++;
            }
            long all = passes.get(0);
            if (all < (long) (i + 1) * barrier.parties() || all > (long) (i + 2) * barrier.parties()) {
                System.out.println("out of step: " + all + " passes when this party had made " + (i + 1));
            }
        }
        System.out.println("first " + first);
    }

    private static void notified(Condition condition) throws InterruptedException {
        condition.lock().acquire();
        System.out.println("waiting");
        condition.await();
        condition.lock().release();
        System.out.println("woken");
    }

    private static void element(SharedArray array, long index, String value) {
        if (array.type().isWhole()) {
            array.set(index, Long.parseLong(value));
        } else {
            array.setDouble(index, Double.parseDouble(value));
        }
    }

    /// Puts the numbers from `first` on.
    private static void produce(SharedQueue<Long> queue, long first, long count) throws InterruptedException {
        for (long i = first; i < first + count; i++) {
            queue.put(i);
        }
    }

    /// Takes until the queue is ended and drained, and writes what it got, in the order it got it.
    private static void consume(SharedQueue<Long> queue, Path file) throws InterruptedException, IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Optional<Long> value = queue.take(); value.isPresent(); value = queue.take()) {
                out.writeLong(value.get());
            }
        }
    }

    /// Puts one number after another, until it is killed.
    private static void churn(SharedQueue<Long> queue, long first) throws InterruptedException {
        System.out.println("churning");
        for (long i = first; ; i++) {
            queue.put(i);
        }
    }

    /// Takes until it is killed.
    private static void drain(SharedQueue<Long> queue) throws InterruptedException {
        System.out.println("draining");
        while (queue.take().isPresent()) {
            Thread.onSpinWait();
        }
    }

    /// Sends back what it gets until there is nothing more, then waits to be told to go on.
    private static void echo(PipeEnd<Object> end) throws InterruptedException {
        System.out.println("echoing");
        for (Optional<Object> message = end.receive(); message.isPresent(); message = end.receive()) {
            end.send(message.get());
        }
        end.close();
        new CountDownLatch(0).await();
    }
}
