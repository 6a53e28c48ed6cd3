package org.poolscope.telemetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.poolscope.telemetry.SharedValue.Party;

/// Processes that wait for each other in a circle, and so for ever: each has a lock that the one before it waits for.
///
/// @param links as many as there are processes in it, each waiting for what the next one has; begins with the one of the lowest
///              pid
public record WaitCycle(List<Link> links) {

    /// @param who      who waits
    /// @param waitsFor for which lock
    /// @param holder   who has that
    public record Link(Party who, String waitsFor, Party holder) {}

    public WaitCycle {
        links = List.copyOf(links);
    }

    /// The circle among those who wait for locks, if there is one: who waits has an edge to who holds (Coffman, Elphick and
    /// Shoshani, "System Deadlocks", 1971).
    public static Optional<WaitCycle> find(List<SharedValue> values) {
        Map<Thread, Link> waits = new HashMap<>();
        for (SharedValue value : values) {
            if (value.state() instanceof SharedState.Lock lock && lock.holder().isPresent()) {
                Party holder = lock.holder().get();
                value.waiting().forEach(wait ->
                        waits.put(Thread.of(wait.who()), new Link(wait.who(), value.name(), holder)));
            }
        }
        for (Thread start : waits.keySet()) {
            Map<Thread, Link> path = new LinkedHashMap<>();
            Thread at = start;
            while (waits.containsKey(at) && !path.containsKey(at)) {
                path.put(at, waits.get(at));
                at = Thread.of(waits.get(at).holder());
            }
            if (path.containsKey(at)) {
                return Optional.of(circle(path, at));
            }
        }
        return Optional.empty();
    }

    private record Thread(long pid, long number) {
        static Thread of(Party party) {
            return new Thread(party.pid(), party.thread());
        }
    }

    private static WaitCycle circle(Map<Thread, Link> path, Thread entry) {
        List<Link> links = new ArrayList<>();
        boolean inside = false;
        for (var step : path.entrySet()) {
            inside |= step.getKey().equals(entry);
            if (inside) {
                links.add(step.getValue());
            }
        }
        int first = 0;
        for (int i = 1; i < links.size(); i++) {
            if (links.get(i).who().pid() < links.get(first).who().pid()) {
                first = i;
            }
        }
        List<Link> turned = new ArrayList<>(links.subList(first, links.size()));
        turned.addAll(links.subList(0, first));
        return new WaitCycle(turned);
    }

    /// The circle in words.
    ///
    /// @param names what to call a process, by its pid
    public String inWords(LongFunction<String> names) {
        return links.stream()
                .map(link -> names.apply(link.who().pid()) + " waits for lock '" + link.waitsFor() + "', which "
                        + names.apply(link.holder().pid()) + " has")
                .collect(Collectors.joining("; "));
    }
}
