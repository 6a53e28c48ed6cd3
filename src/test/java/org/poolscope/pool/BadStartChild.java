package org.poolscope.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.testing.Waiting;

/// A program that starts a pool under bad conditions: with properties as its arguments say. Says how that went, and
/// whether files, processes or threads are left of it.
final class BadStartChild {

    /// As an argument: the folder of the first run directory is made by somebody else before.
    static final String OCCUPIED = "occupied";

    private BadStartChild() {}

    public static void main(String[] args) throws Exception {
        List<Path> others = new ArrayList<>();
        for (String arg : args) {
            if (arg.equals(OCCUPIED)) {
                ProcessIdentity self = ProcessIdentity.current();
                others.add(Files.createDirectory(Path.of(System.getProperty("java.io.tmpdir"),
                        "poolscope-" + self.pid() + "-" + self.start() + ".1")));
            } else {
                String[] property = arg.split("=", 2);
                if (property[0].equals("java.home")) {
                    loadWhatTheJdkFindsThere();
                }
                System.setProperty(property[0], property[1]);
            }
        }
        start();
        Waiting.until("nothing is left", Duration.ofSeconds(30), () -> left(others).isEmpty(),
                () -> left(others).toString());
        System.out.println("left nothing");
    }

    /// The JDK itself goes by that property when it is asked for something for the first time.
    private static void loadWhatTheJdkFindsThere() throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            pool.apply(Functions::pid);
        }
    }

    private static void start() throws Exception {
        try (var pool = WorkerPool.ofSize(2)) {
            System.out.println("started " + pool.apply(Functions::square, 3));
        } catch (UncheckedIOException e) {
            System.out.println("refused " + e.getMessage());
        } catch (ExecutionException e) {
            System.out.println("broken " + e.getCause().getMessage().replace('\n', ' '));
        }
    }

    private static List<Object> left(List<Path> others) {
        List<Object> left = new ArrayList<>();
        try {
            left.addAll(List.of(RunFiles.ofThisProcess()));
        } catch (IOException | UncheckedIOException e) {
            left.add(e);
        }
        left.removeAll(others);
        left.addAll(ProcessHandle.current().children().toList());
        Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("poolscope-"))
                .forEach(left::add);
        return left;
    }
}
