package org.poolscope.pool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.poolscope.testing.Waiting;

/// What processes do in tests. Each says on its stdout how far it is.
final class ProcessTargets {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static int calls;

    private ProcessTargets() {}

    static void nothing() {}

    /// Sleeps until it is interrupted or ended.
    static void sleep() throws InterruptedException {
        System.out.println("up " + ProcessHandle.current().pid());
        new CountDownLatch(1).await();
    }

    /// Goes on when a file is there.
    static Void await(Path file) throws Exception {
        System.out.println("up " + ProcessHandle.current().pid());
        Waiting.until("there is " + file, PATIENCE, () -> Files.exists(file), () -> "there is not");
        return null;
    }

    static void countCalls() {
        System.out.println("calls " + ++calls);
    }

    /// Ends with a status, and no exception.
    static Void exit(int status) {
        System.exit(status);
        return null;
    }

    static void fail() {
        throw new IllegalStateException("it went wrong", new IllegalArgumentException("for this"));
    }

    /// Throws while another thread goes on until a file is there.
    static Void failBesideThread(Path file) {
        Thread.ofPlatform().start(() -> awaitQuietly(file));
        fail();
        return null;
    }

    private static void awaitQuietly(Path file) {
        try {
            await(file);
            System.out.println("thread done");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns while another thread goes on until a file is there, and yet another for ever.
    static Void leaveThreads(Path file) {
        Thread.ofPlatform().start(() -> awaitQuietly(file));
        Thread.ofPlatform().daemon().start(() -> awaitQuietly(file.resolveSibling("never")));
        System.out.println("returning");
        return null;
    }

    /// Never gets done with its exit hooks.
    static void hangInExitHook() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("in hook");
            awaitQuietly(Path.of("never"));
        }));
    }

    static void sayGoodbyeInExitHook() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("goodbye")));
        System.out.println("hello");
    }

    /// Starts another one below, so many levels deep.
    static Void nest(int levels) throws Exception {
        System.out.println("begin " + levels);
        if (levels > 0) {
            WorkerProcess below = WorkerProcess.of(ProcessTargets::nest, levels - 1).start();
            below.join();
            System.out.println("below " + below.exitCode().orElseThrow());
        }
        System.out.println("end " + levels);
        return null;
    }

    /// Starts one that sleeps, and does so too.
    static Void parentOfSleeper(boolean daemon) throws InterruptedException {
        WorkerProcess.of(ProcessTargets::sleep).daemon(daemon).start();
        new CountDownLatch(1).await();
        return null;
    }

    /// Starts one that neither sleeps nor heeds an interrupt, and sleeps.
    static void parentOfStubborn() throws InterruptedException {
        WorkerProcess.of(ProcessTargets::stubborn).start();
        new CountDownLatch(1).await();
    }

    static void stubborn() {
        System.out.println("stubborn " + ProcessHandle.current().pid());
        while (true) {
            Thread.interrupted();
        }
    }

    /// Starts one that sleeps and is a daemon, and returns.
    static void leaveDaemon() {
        System.out.println("daemon " + WorkerProcess.of(ProcessTargets::sleep).daemon(true).start().pid());
    }

    /// Starts one that goes on until a file is there, and returns.
    static Void leaveChild(Path file) {
        WorkerProcess.of(ProcessTargets::await, file).start();
        return null;
    }

    static void tellOfItself() {
        WorkerProcess.Self self = WorkerProcess.current().orElseThrow();
        System.out.println(self.name() + " " + self.daemon() + " " + self.pid());
        WorkerProcess.Parent parent = WorkerProcess.parent().orElseThrow();
        System.out.println(parent.pid() + " " + parent.start() + " " + parent.isAlive());
        System.out.println(Thread.currentThread().getName());
    }

    static Void tellSettings(String property) {
        boolean asserting = false;
        assert asserting = true;
        System.out.println("assertions " + asserting);
        System.out.println("property " + System.getProperty(property));
        System.out.println("class path " + System.getProperty("java.class.path"));
        System.out.println("encoding " + System.getProperty("file.encoding") + " ä");
        return null;
    }

    /// Has one below with no settings of its own tell its own.
    static Void tellSettingsBelow(String property) throws Exception {
        WorkerProcess.of(ProcessTargets::tellSettings, property).start().join();
        return null;
    }

    static Void tellSize(List<String> words) {
        System.out.println("words " + words.size() + " " + String.join(",", words).length());
        return null;
    }

    static Void add(int[] numbers, String label) {
        long sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        System.out.println(label + " " + sum);
        return null;
    }
}
