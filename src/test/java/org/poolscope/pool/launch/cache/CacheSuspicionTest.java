package org.poolscope.pool.launch.cache;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CacheSuspicionTest {

    private final CacheSuspicion suspicion = new CacheSuspicion();

    @Test
    void shouldKeepAGoodCacheThoughOneThatHadItTookTooLong() {
        assertTrue(suspicion.died(true, () -> false), "the next do without");
        assertFalse(suspicion.cameUp(false), "and the cache stays");
        for (int i = 0; i < 5; i++) {
            assertTrue(suspicion.died(false, () -> false));
        }
        assertFalse(suspicion.cameUp(false));
    }

    @Test
    void shouldKeepAGoodCacheThoughOneThatHadItDied() {
        assertFalse(suspicion.died(false, () -> false));
        assertFalse(suspicion.died(false, () -> false));
        assertFalse(suspicion.cameUp(true));
        assertFalse(suspicion.cameUp(false));
    }

    @Test
    void shouldDoWithoutADamagedOneAtOnce() {
        assertTrue(suspicion.died(false, () -> true));
        assertFalse(suspicion.cameUp(false), "that one is deleted already; another may have been made");
    }

    @Test
    void shouldDropOneThatSeveralDiedOfAndNoneCameUpWith() {
        assertFalse(suspicion.died(false, () -> false));
        assertFalse(suspicion.died(false, () -> false));
        assertTrue(suspicion.died(false, () -> false));
        assertTrue(suspicion.cameUp(false));
        assertFalse(suspicion.cameUp(false), "deleted once");
    }

    @Test
    void shouldKeepOneThatAnotherCameUpWith() {
        assertFalse(suspicion.cameUp(true));
        assertFalse(suspicion.died(false, () -> false));
        assertFalse(suspicion.died(false, () -> false));
        assertTrue(suspicion.died(false, () -> false));
        assertFalse(suspicion.cameUp(false));
    }
}
