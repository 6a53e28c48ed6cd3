package org.poolscope.shared;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Scanner;

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
            case "create-queue" -> createQueue(words[1], Integer.parseInt(words[2]));
            case "count" -> count(segments.counter(words[1]), words[2], Long.parseLong(words[3]));
            case "lock" -> segments.counter(words[1]).lock().lock();
            case "unlock" -> segments.counter(words[1]).lock().unlock();
            case "produce" -> produce(segments.queue(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
            case "consume" -> consume(segments.queue(words[1]), Path.of(words[2]));
            default -> throw new IllegalArgumentException(String.join(" ", words));
        }
        System.out.println("done");
    }

    private void createQueue(String name, int capacity) {
        try {
            segments.createQueue(name, capacity);
        } catch (SegmentException e) {
            System.out.println("refused " + e.getMessage());
        }
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

    /// Puts the numbers from `first` on.
    private static void produce(SharedQueue queue, long first, long count) throws InterruptedException {
        for (long i = first; i < first + count; i++) {
            queue.put(i);
        }
    }

    /// Takes until the queue is closed and drained, and writes what it got, in the order it got it.
    private static void consume(SharedQueue queue, Path file) throws InterruptedException, IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (OptionalLong value = queue.take(); value.isPresent(); value = queue.take()) {
                out.writeLong(value.getAsLong());
            }
        }
    }
}
