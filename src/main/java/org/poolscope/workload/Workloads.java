package org.poolscope.workload;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/// All workloads on the class path, ours and the user's.
public final class Workloads {

    private Workloads() {}

    /// Every workload, by name. Reads the class path at every call.
    public static List<Workload> all() {
        return ServiceLoader.load(Workload.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Workload::name))
                .toList();
    }

    /// The workload of a name.
    ///
    /// @throws InvalidSettingException if there is none, naming those there are
    public static Workload named(String name) {
        List<Workload> all = all();
        return all.stream()
                .filter(w -> w.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingException("workload", "'" + name + "' is unknown; there are "
                        + all.stream().map(Workload::name).collect(Collectors.joining(", "))));
    }
}
