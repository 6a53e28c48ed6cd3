package org.poolscope.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.poolscope.telemetry.DeathCertificate.Cause;

class DeathCertificateTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @Test
    void shouldTellADeathInTheSameWordsAndFiguresEverywhere() {
        var certificate = new DeathCertificate(1, 4711, new Cause.Signal(9, "SIGKILL"), Phase.RUNNING, 7,
                "photo_0007.jpg", Duration.ofMillis(310), 0, 0, List.of(), "", 0);
        Locale.setDefault(Locale.GERMANY);

        assertEquals("killed by SIGKILL while running photo_0007.jpg for 0.31 s", certificate.inWords());
    }

    /// The last word of a worker that dies between two tasks may be the one before, which is nobody's any more.
    @Test
    void shouldLeaveNoGapWhereTheItemsAreNotKnown() {
        var certificate = new DeathCertificate(1, 4711, new Cause.Signal(15, "SIGTERM"), Phase.RUNNING, 7,
                "", Duration.ofMillis(310), 0, 0, List.of(), "", 0);

        assertEquals("killed by SIGTERM while running a task for 0.31 s", certificate.inWords());
    }
}
