package org.poolscope.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.poolscope.telemetry.ProcessExit;

class FarewellTest {

    private static final ProcessExit SIGTERM = new ProcessExit.Signal(ProcessExit.SIGTERM);

    @Test
    void shouldTellAStatusFromASignalThatLooksLikeIt() {
        assertEquals(new ProcessExit.Status(137), new Farewell.Exited().exit(137, false));
        assertEquals(new ProcessExit.Signal(ProcessExit.SIGKILL), new Farewell.None().exit(137, false));
        assertEquals(SIGTERM, new Farewell.Signalled(ProcessExit.SIGTERM).exit(143, true));
        assertEquals(new ProcessExit.Status(0), new Farewell.Left().exit(0, true));
    }

    /// P08
    @Test
    void shouldTakeAFailureToComeUpForTheTerminationThatCameMeanwhile() {
        assertEquals(SIGTERM, new Farewell.NotUp().exit(1, true));
        assertEquals(SIGTERM, new Farewell.NotUp().exit(143, true));
        assertEquals(new ProcessExit.Status(1), new Farewell.NotUp().exit(1, false));
        assertEquals(new ProcessExit.Status(1), new Farewell.None().exit(1, true));
        assertEquals(new ProcessExit.Signal(ProcessExit.SIGKILL), new Farewell.NotUp().exit(137, true));
    }
}
