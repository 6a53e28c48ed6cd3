package org.poolscope.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptVariablesTest {

    @Test
    void shouldGiveBackWhatWasPutAside() {
        Map<String, String> environment = new HashMap<>(Map.of("CLASSPATH", "a.jar", "HOME", "/home", "UNSET", "x"));
        environment.remove("UNSET");
        environment.put(KeptVariables.BEFORE + "UNSET", "of another one above");

        KeptVariables.putAside(environment, List.of("CLASSPATH", "UNSET"));

        assertEquals(Map.of("HOME", "/home", "POOLSCOPE_KEPT_CLASSPATH", "a.jar"), environment);
        assertEquals(Map.of("CLASSPATH", "a.jar"), KeptVariables.of(environment));
    }
}
