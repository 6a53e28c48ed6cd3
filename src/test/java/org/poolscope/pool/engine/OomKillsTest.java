package org.poolscope.pool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.poolscope.telemetry.DeathCertificate.Cause;

class OomKillsTest {

    @Test
    void shouldReadWhatTheSystemCounts() {
        assertEquals(12, OomKills.in("pgfault 5\noom_kill 12\ndrop_pagecache 0\n"));
        assertEquals(12, OomKills.in("pgfault 5\noom_kill 12"));
    }

    @Test
    void shouldTakeItForNoneWhereNobodyCounts() {
        assertEquals(0, OomKills.in(""));
        assertEquals(0, OomKills.in("pgfault 5\nnot_oom_kill 12\n"));
        assertEquals(0, OomKills.in("pgfault 5\noom_kill many\n"));
        assertTrue(OomKills.count() >= 0);
    }

    @Test
    void shouldSayThatItIsNotForCertain() {
        assertTrue(new Cause.OutOfMemoryKill().inWords().contains("probably by the system for want of memory"));
    }
}
