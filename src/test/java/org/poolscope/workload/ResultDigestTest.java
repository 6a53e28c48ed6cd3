package org.poolscope.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class ResultDigestTest {

    @Test
    void shouldNotDependOnTheOrderOfItsElements() {
        String forward = new ResultDigest().add(1).add(2, 20).add("three").hex();
        String backward = new ResultDigest().add("three").add(2, 20).add(1).hex();

        assertEquals(forward, backward);
        assertEquals(32, forward.length());
    }

    @Test
    void shouldTellApartWhatItemsSwappedOrLostOrDoubled() {
        String right = new ResultDigest().add(1, 10).add(2, 20).hex();

        assertNotEquals(right, new ResultDigest().add(1, 20).add(2, 10).hex());
        assertNotEquals(right, new ResultDigest().add(1, 10).hex());
        assertNotEquals(right, new ResultDigest().add(1, 10).add(2, 20).add(2, 20).hex());
    }

    @Test
    void shouldBeTheSameHoweverItsElementsWereCutIntoParts() {
        var left = new ResultDigest().add(1).add(2);
        var right = new ResultDigest().add(3);
        String whole = new ResultDigest().add(1).add(2).add(3).hex();

        assertEquals(whole, new ResultDigest().addPartial(right.partial()).addPartial(left.partial()).hex());
    }
}
