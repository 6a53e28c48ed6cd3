package org.poolscope.schedule.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.history.write.ToldRun;
import org.poolscope.testing.ChildJvm;

/// Several who put something into a queue whose journal is not there yet, at the same time, while others look.
@Timeout(300)
class FreshQueueTest {

    private static final int JOURNALS = 50;
    private static final int WRITERS = 3;
    private static final int READERS = 2;

    @TempDir
    Path folder;

    /// J48
    @Test
    void shouldLoseNothingThatIsAddedWhileOthersMakeTheJournal() throws Exception {
        for (int i = 0; i < JOURNALS; i++) {
            Path file = folder.resolve(i + "/journal.sqlite");

            fillTogether(file);

            try (var queue = new BatchQueue(file)) {
                assertEquals(WRITERS, queue.status(0).waiting(), "in journal " + i);
            }
        }
    }

    /// J48: processes, which share no lock of one program; each puts one batch into every journal.
    @Test
    void shouldFindOnceWhatEachOfSeveralProcessesAddsToANewJournal() throws Exception {
        List<ChildJvm> children = new ArrayList<>();
        try {
            IntStream.range(0, WRITERS).forEach(i ->
                    children.add(ChildJvm.start(FreshQueueChild.class, "batch " + i)));
            children.forEach(child -> child.await("ready"));
            for (int i = 0; i < JOURNALS; i++) {
                Path file = folder.resolve(i + "/journal.sqlite");
                children.forEach(child -> child.say(file.toString()));
                List<String> numbers = children.stream().map(child -> child.await("added ")).sorted().toList();

                assertEquals(List.of("1", "2", "3"), numbers, "in journal " + i);
                try (var queue = new BatchQueue(file)) {
                    assertEquals(List.of("batch 0", "batch 1", "batch 2"), queue.status(10).entries().stream()
                            .map(entry -> entry.settings().replaceAll(".*(batch \\d).*", "$1")).sorted().toList());
                }
            }
        } finally {
            children.forEach(ChildJvm::close);
        }
    }

    private static void fillTogether(Path file) throws Exception {
        var begin = new CyclicBarrier(WRITERS + READERS);
        var adding = new AtomicInteger(WRITERS);
        List<Callable<Long>> all = new ArrayList<>();
        IntStream.range(0, WRITERS).forEach(i -> all.add(() -> {
            begin.await();
            return add(file, "batch " + i, adding);
        }));
        IntStream.range(0, READERS).forEach(_ -> all.add(() -> {
            begin.await();
            return look(file, adding);
        }));
        try (var threads = Executors.newFixedThreadPool(all.size())) {
            for (Future<Long> one : threads.invokeAll(all)) {
                one.get(1, TimeUnit.MINUTES);
            }
        }
    }

    private static long add(Path file, String what, AtomicInteger adding) throws Exception {
        try (var queue = new BatchQueue(file)) {
            return queue.add(List.of(ToldRun.commands(what)), Optional.empty()).getFirst();
        } finally {
            adding.decrementAndGet();
        }
    }

    private static long look(Path file, AtomicInteger adding) throws Exception {
        long seen = 0;
        try (var queue = new BatchQueue(file)) {
            while (adding.get() > 0) {
                seen = queue.status(0).waiting();
            }
        }
        return seen;
    }
}
