package org.poolscope.pool;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.shared.process.ProcessIdentity;

/// Who died of what while doing what.
final class KillTally {

    /// What a worker was doing, as its pool saw it.
    enum Doing {
        LAUNCHING, OPENING, RUNNING, IDLE, LEAVING;

        static Doing of(String state, int tasks) {
            return switch (state) {
                case "LAUNCHED" -> LAUNCHING;
                case "OPENING" -> OPENING;
                case "READY" -> tasks > 0 ? RUNNING : IDLE;
                default -> LEAVING;
            };
        }
    }

    private final long seed;
    private final Map<Death, Map<Doing, Integer>> counts = new EnumMap<>(Death.class);
    private final Set<ProcessIdentity> seen = new HashSet<>();
    private int kills;
    private int strangers;
    private int rounds;

    KillTally(long seed) {
        this.seed = seed;
    }

    void died(Death way, Doing doing) {
        counts.computeIfAbsent(way, _ -> new EnumMap<>(Doing.class)).merge(doing, 1, Integer::sum);
        kills++;
    }

    /// Somebody who is no worker has been at the control socket.
    void stranger() {
        strangers++;
    }

    void round() {
        rounds++;
    }

    /// A worker was there. In a long run the system gives its pid to another process some time.
    void saw(long pid) {
        ProcessIdentity.of(pid).ifPresent(seen::add);
    }

    Set<ProcessIdentity> seen() {
        return seen;
    }

    int kills() {
        return kills;
    }

    /// How many died while doing that.
    int kills(Doing doing) {
        return counts.values().stream().mapToInt(row -> row.getOrDefault(doing, 0)).sum();
    }

    /// How many died in that way.
    int kills(Death way) {
        return counts.getOrDefault(way, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
    }

    String table() {
        String head = row("", Stream.of(Doing.values()).map(doing -> doing.name().toLowerCase(Locale.ROOT)));
        return Stream.of(Death.values())
                .map(way -> row(way.name().toLowerCase(Locale.ROOT), Stream.of(Doing.values())
                        .map(doing -> counts.getOrDefault(way, Map.of()).getOrDefault(doing, 0))))
                .collect(Collectors.joining("", head, ""));
    }

    private static String row(String name, Stream<?> cells) {
        return String.format("%-14s", name)
                + cells.map(cell -> String.format("%10s", cell)).collect(Collectors.joining())
                + "\n";
    }

    @Override
    public String toString() {
        return "-Dpoolscope.seed=" + seed + " after " + kills + " kills in " + rounds + " rounds and " + strangers
                + " strangers";
    }
}
