package org.poolscope.pool.launch.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.pool.launch.cache.AotCache;

class InheritedTest {

    @Test
    void shouldTakeOverWhatDecidesHowCodeRuns() {
        var options = List.of("-ea:com.example...", "-da", "-esa", "-Dmine=1", "-Duser.language=de",
                "-Duser.timezone=UTC",
                "--enable-preview", "--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-modules=java.sql",
                "--module-path=mods", "--patch-module=a=b", "--enable-native-access=ALL-UNNAMED", "-Xss4m",
                "-XX:-OmitStackTraceInFastThrow");
        assertEquals(options, Inherited.among(options));
    }

    @Test
    void shouldLeaveWhatIsMeantForOneProcess() {
        assertEquals(List.of(), Inherited.among(List.of("-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
                "-agentpath:/x.so", "-javaagent:agent.jar", "-Dcom.sun.management.jmxremote.port=9010",
                "-Djava.rmi.server.hostname=here", "-XX:OnError=gdb %p", "-XX:+HeapDumpOnOutOfMemoryError",
                "-XX:HeapDumpPath=/dumps", "-XX:ErrorFile=/x", "-XX:StartFlightRecording=filename=x.jfr",
                "-Xlog:gc:file=gc.log", "-Xmx8g", "-Xms8g", "-XX:+UseZGC",
                "-XX:TieredStopAtLevel=1", "-Xint", "-Djava.io.tmpdir=/x",
                "-Djdk.module.main=app", "-Djpackage.app-path=/opt/x")));
    }

    @Test
    void shouldLetTheLastOneOfEqualOnesPrevail() {
        assertEquals(List.of("-Da=2", "-Da=1", "-ea"), Inherited.among(List.of("-Da=1", "-Da=2", "-Da=1", "-ea")));
    }

    @Test
    void shouldDoWithoutACacheForOptionsThatTheJvmFindsDifferent() {
        assertTrue(new JvmSetup(List.of("-Dmine=1", "-ea", "-Xmx64m", "-Xss4m"), null).fitsCache());
        assertFalse(new JvmSetup(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED"), null).fitsCache());
        assertFalse(new JvmSetup(List.of("-XX:+UseZGC"), null).fitsCache());
        assertFalse(new JvmSetup(List.of(), "mine.jar").fitsCache());
        assertEquals(List.of(), AotCache.optionsFor(new JvmSetup(List.of("-XX:+UseZGC"), null)));
    }
}
