package org.poolscope.ui.form.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class NumberStepsTest {

    private final NumberSteps plain = NumberSteps.within(1, 10);
    private final NumberSteps withWord = NumberSteps.belowWhich("auto", 1, 10);

    @Test
    void shouldStepByOneUpToTheBounds() {
        assertEquals("6", plain.after("5"));
        assertEquals("4", plain.before("5"));
        assertNull(plain.after("10"));
        assertNull(plain.before("1"));
    }

    @Test
    void shouldStepBackIntoTheBoundsFromOutside() {
        assertEquals("1", plain.after("-7"));
        assertEquals("10", plain.before("400"));
    }

    @Test
    void shouldStepToAndFromTheWordBelowTheSmallestNumber() {
        assertEquals("auto", withWord.before("1"));
        assertEquals("1", withWord.after("auto"));
        assertNull(withWord.before("auto"));
    }

    @Test
    void shouldLeaveAloneWhatIsNoNumber() {
        assertNull(plain.after("many"));
        assertNull(plain.before(""));
    }
}
