package org.poolscope.process.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Finds all that a program has started. Those that still have it among their ancestors every system shows; those that
/// have lost it, since who started them has ended, have a mark in their environment, which Linux shows.
public final class ProcessTree {

    /// The variable whose value names the start of one program.
    public static final String MARK = "POOLSCOPE_PROGRAM";

    private static final Path PROCESSES = Path.of("/proc");
    private static final AtomicLong STARTED = new AtomicLong();

    /// With the time, as pids come again.
    private static final String OF_PROCESS = ProcessHandle.current().pid() + "-" + System.nanoTime() + "-";

    private final long root;
    private final String entry;

    /// @param root the program's pid
    /// @param mark the variable's value that it was started with
    public ProcessTree(long root, String mark) {
        this.root = root;
        this.entry = MARK + "=" + mark;
    }

    /// A value that no other program has.
    public static String newMark() {
        return OF_PROCESS + STARTED.incrementAndGet();
    }

    /// The program's pid.
    public long root() {
        return root;
    }

    /// Those that live now and have the program among their ancestors. Takes a millisecond.
    public Set<ProcessHandle> descendants() {
        Set<ProcessHandle> members = new HashSet<>();
        ProcessHandle.of(root).ifPresent(program -> program.descendants().forEach(members::add));
        return members;
    }

    /// All that live now, without the program itself. Takes some milliseconds, and on a machine that has much else to
    /// do a second.
    public Set<ProcessHandle> members() {
        Set<ProcessHandle> members = descendants();
        members.addAll(Marked.having(List.of(entry)));
        members.removeIf(member -> member.pid() == root || !isAlive(member));
        return members;
    }

    /// The pids of all that some processes have started and that does something: their descendants, and programs that
    /// have lost whoever started them. Takes some milliseconds.
    static Set<Long> startedBy(Collection<Long> roots) {
        Set<ProcessHandle> all = new HashSet<>();
        roots.forEach(root -> ProcessHandle.of(root).stream().flatMap(ProcessHandle::descendants).forEach(all::add));
        all.addAll(Marked.beginning(roots.stream().map(root -> MARK + "=" + root + "-").toList()));
        return all.stream().filter(ProcessTree::isAlive).map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    /// Whether a process still does something: one that has ended, and whose parent has not asked for that, does not.
    public static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !state(process.pid()).startsWith("Z");
    }

    /// Whether one that does something is in a process group. Takes some milliseconds.
    public static boolean hasMember(long group) {
        return ProcessHandle.allProcesses().map(process -> state(process.pid()).split(" "))
                .anyMatch(state -> state.length > 2 && !state[0].equals("Z") && state[2].equals(Long.toString(group)));
    }

    /// State, parent, group and what follows in `stat`, behind the name, which may be anything; empty if that cannot be
    /// known.
    public static String state(long pid) {
        try {
            String stat = Files.readString(PROCESSES.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 2);
        } catch (IOException | StringIndexOutOfBoundsException _) {
            return "";
        }
    }
}
