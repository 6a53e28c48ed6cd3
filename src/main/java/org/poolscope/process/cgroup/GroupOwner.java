package org.poolscope.process.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.poolscope.process.tree.ProcessTree;

/// Who has made a group, as the group's name tells it: a process that no other is taken for.
///
/// @param namespace in which the pid is one; nobody is known to be dead who is in another
/// @param start     of the process, in ticks since the machine's
record GroupOwner(String namespace, long pid, long start) {

    private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");

    /// Behind the name in `stat`, see proc(5).
    private static final int START_AT = 19;

    static Optional<GroupOwner> ofThisProcess() {
        long pid = ProcessHandle.current().pid();
        long start = start(pid);
        try {
            String namespace = Files.readSymbolicLink(NAMESPACE).toString().replaceAll("[^0-9]", "");
            return start < 0 ? Optional.empty() : Optional.of(new GroupOwner(namespace, pid, start));
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    /// Below 0 if there is no such process.
    private static long start(long pid) {
        String[] fields = ProcessTree.state(pid).split(" ");
        return fields.length > START_AT ? Long.parseLong(fields[START_AT]) : -1;
    }

    boolean isAlive() {
        return start(pid) == start;
    }

    /// The begin of its groups' names.
    String text() {
        return namespace + "-" + pid + "-" + start + "-";
    }

    /// Of a text that begins so.
    static Optional<GroupOwner> of(String text) {
        String[] words = text.split("-");
        try {
            return words.length < 3 ? Optional.empty()
                    : Optional.of(new GroupOwner(words[0], Long.parseLong(words[1]), Long.parseLong(words[2])));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
