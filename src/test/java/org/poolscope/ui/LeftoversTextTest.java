package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.poolscope.telemetry.Leftovers;

class LeftoversTextTest {

    @Test
    void shouldCountInSingularAndPlural() {
        assertEquals("Removed what a killed run had left behind: 1 segment of shared memory, no sockets.",
                Desktop.inWords(new Leftovers(1, 1, 0)));
        assertEquals("Removed what 2 killed runs had left behind: 3 segments of shared memory, 1 socket.",
                Desktop.inWords(new Leftovers(2, 3, 1)));
    }
}
