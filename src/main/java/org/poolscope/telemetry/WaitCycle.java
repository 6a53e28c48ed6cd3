package org.poolscope.telemetry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.poolscope.telemetry.SharedValue.Party;

/// Threads, mostly each in a process of its own, that wait for each other in a cycle, and so for ever: each has a lock
/// that the one before it waits for.
///
/// @param links as many as there are threads in it, each waiting for what the next one has; begins with the one of the
///              lowest pid, and of these with the lowest thread, so that the same cycle is always equal to itself
public record WaitCycle(List<Link> links) {

    private static final Comparator<Link> BY_WAITER =
            Comparator.comparingLong((Link link) -> link.who().pid()).thenComparingLong(link -> link.who().thread());

    /// @param who      who waits
    /// @param waitsFor for which lock
    /// @param holder   who has that
    public record Link(Party who, String waitsFor, Party holder) {}

    public WaitCycle {
        links = List.copyOf(links);
    }

    /// The cycle among those who wait for locks, if there is one: who waits has an edge to who holds (Coffman, Elphick
    /// and Shoshani, "System Deadlocks", 1971).
    public static Optional<WaitCycle> find(List<SharedValue> values) {
        Map<Waiter, Link> waits = new HashMap<>();
        for (SharedValue value : values) {
            if (value.state() instanceof SharedState.Lock lock && lock.holder().isPresent()) {
                Party holder = lock.holder().get();
                value.waiting().forEach(wait ->
                        waits.put(Waiter.of(wait.who()), new Link(wait.who(), value.name(), holder)));
            }
        }
        for (Waiter start : waits.keySet()) {
            Map<Waiter, Link> path = new LinkedHashMap<>();
            Waiter at = start;
            while (waits.containsKey(at) && !path.containsKey(at)) {
                path.put(at, waits.get(at));
                at = Waiter.of(waits.get(at).holder());
            }
            if (path.containsKey(at)) {
                return Optional.of(cycle(path, at));
            }
        }
        return Optional.empty();
    }

    /// A thread: whether its process is still there makes no other one of it.
    private record Waiter(long pid, long thread) {
        static Waiter of(Party party) {
            return new Waiter(party.pid(), party.thread());
        }
    }

    private static WaitCycle cycle(Map<Waiter, Link> path, Waiter entry) {
        List<Link> links = new ArrayList<>();
        boolean inside = false;
        for (var step : path.entrySet()) {
            inside |= step.getKey().equals(entry);
            if (inside) {
                links.add(step.getValue());
            }
        }
        int first = links.indexOf(links.stream().min(BY_WAITER).orElseThrow());
        List<Link> turned = new ArrayList<>(links.subList(first, links.size()));
        turned.addAll(links.subList(0, first));
        return new WaitCycle(turned);
    }

    /// How many processes are in it: fewer than links where threads of one process wait for each other.
    public int processes() {
        return (int) links.stream().mapToLong(link -> link.who().pid()).distinct().count();
    }
}
