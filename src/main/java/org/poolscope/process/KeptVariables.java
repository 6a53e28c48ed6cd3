package org.poolscope.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Variables of the environment that a JVM between a user and a program must do without, put aside under other names
/// for the program to have them all the same.
public final class KeptVariables {

    /// What the other names begin with.
    static final String BEFORE = "POOLSCOPE_KEPT_";

    private KeptVariables() {}

    /// Puts variables of an environment aside; those that are not there are not there afterwards.
    public static void putAside(Map<String, String> environment, List<String> names) {
        for (String name : names) {
            String value = environment.remove(name);
            if (value == null) {
                environment.remove(BEFORE + name);
            } else {
                environment.put(BEFORE + name, value);
            }
        }
    }

    /// Those that were put aside of an environment, under their own names.
    public static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> kept = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(BEFORE)) {
                kept.put(name.substring(BEFORE.length()), value);
            }
        });
        return kept;
    }
}
