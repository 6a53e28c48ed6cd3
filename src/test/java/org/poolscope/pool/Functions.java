package org.poolscope.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// What tests have called in workers.
final class Functions {

    /// An exception that the parent can rebuild.
    static final class Mischief extends Exception {
        private static final long serialVersionUID = 1;

        public Mischief(String message) {
            super(message);
        }
    }

    /// An exception that nobody can rebuild.
    static final class Unbuildable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unbuildable(int code) {
            super("code " + code);
        }
    }

    private static int calls;

    private Functions() {}

    static int square(int n) {
        return n * n;
    }

    static long power(int base, int exponent) {
        return Math.round(Math.pow(base, exponent));
    }

    static <T> T same(T value) {
        return value;
    }

    static long pid() {
        return ProcessHandle.current().pid();
    }

    static long pidOf(int ignored) {
        return pid();
    }

    static long sleep(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return pid();
    }

    static long squareSlowly(int n) throws InterruptedException {
        Thread.sleep(20);
        return (long) n * n;
    }

    /// Notes that it runs, then waits for ever.
    static Void hang(Path begun) throws Exception {
        append(begun, pid());
        new CountDownLatch(1).await();
        return null;
    }

    /// Notes that it runs, then does not end whatever comes.
    static Void stay(Path begun) throws IOException {
        append(begun, pid());
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                // Stubborn.
            }
        }
    }

    static int throwMischief(int n) throws Mischief {
        throw new Mischief("no " + n);
    }

    static int throwOnOdd(int n) throws Mischief {
        if (n % 2 == 1) {
            throw new Mischief("odd " + n);
        }
        return n;
    }

    static int throwUnbuildable(int n) {
        throw new Unbuildable(n);
    }

    static int exit(int status) {
        System.exit(status);
        return status;
    }

    static int halt(int status) {
        Runtime.getRuntime().halt(status);
        return status;
    }

    static int killMyself(int n) throws Exception {
        new ProcessBuilder("kill", "-KILL", Long.toString(pid())).start();
        new CountDownLatch(1).await();
        return n;
    }

    static int runOutOfMemory(int n) {
        List<long[]> all = new ArrayList<>();
        while (true) {
            all.add(new long[1 << 24]);
        }
    }

    /// How often it was called in this worker.
    static int countCalls() {
        return ++calls;
    }

    static void append(Path file, Object line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
