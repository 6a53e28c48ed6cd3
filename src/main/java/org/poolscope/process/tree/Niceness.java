package org.poolscope.process.tree;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How nice processes are to others, changed while they run, with all that they have started. Linux has it for each
/// thread, and what is started inherits it.
public final class Niceness {

    private static final Path PROCESSES = Path.of("/proc");

    /// Behind the name in `stat`, see proc(5).
    private static final int NICE_AT = 16;
    private static final int MOST = 19;
    private static final int MAX_LOOKS = 5;
    private static final int MOST_AT_ONCE = 1000;

    private Niceness() {}

    /// Makes some processes of this program, and all that they have started, nicer than this process by so many steps.
    /// Takes some tens of milliseconds.
    ///
    /// @param roots their pids
    /// @return whether they are: to become less nice takes a privilege, on most systems
    /// @throws IOException if there is no `renice`
    public static boolean set(Collection<Long> roots, int steps) throws IOException {
        int niceness = Math.min(MOST, of(ProcessHandle.current().pid()) + steps);
        Set<Long> done = new HashSet<>();
        for (int look = 0; look < MAX_LOOKS; look++) {
            Set<Long> more = threads(roots);
            more.removeAll(done);
            if (more.isEmpty()) {
                break;
            }
            renice(List.copyOf(more), niceness);
            done.addAll(more);
        }
        return roots.stream().allMatch(root -> of(root) == niceness
                || !ProcessHandle.of(root).map(ProcessHandle::isAlive).orElse(false));
    }

    /// 0 where nobody knows.
    private static int of(long pid) {
        String[] fields = ProcessTree.state(pid).split(" ");
        return fields.length > NICE_AT ? Integer.parseInt(fields[NICE_AT]) : 0;
    }

    private static Set<Long> threads(Collection<Long> roots) {
        Set<Long> all = new HashSet<>(ProcessTree.startedBy(roots));
        all.addAll(roots);
        for (long process : List.copyOf(all)) {
            try (DirectoryStream<Path> threads = Files.newDirectoryStream(PROCESSES.resolve(process + "/task"))) {
                threads.forEach(thread -> all.add(Long.parseLong(thread.getFileName().toString())));
            } catch (IOException | DirectoryIteratorException | NumberFormatException _) {
                // It is gone by now, or there is nothing to be seen here.
            }
        }
        return all;
    }

    private static void renice(List<Long> threads, int niceness) throws IOException {
        for (int from = 0; from < threads.size(); from += MOST_AT_ONCE) {
            List<String> words = new ArrayList<>(List.of("renice", Integer.toString(niceness), "-p"));
            threads.subList(from, Math.min(threads.size(), from + MOST_AT_ONCE))
                    .forEach(thread -> words.add(Long.toString(thread)));
            Process renice = new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try {
                renice.waitFor();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
