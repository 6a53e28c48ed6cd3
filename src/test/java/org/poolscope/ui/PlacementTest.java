package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final Rectangle LEFT = new Rectangle(0, 30, 1600, 970);
    private static final Rectangle RIGHT = new Rectangle(1600, 0, 1024, 768);

    @Test
    void shouldLeaveAWindowWhereItWas() {
        assertEquals(Optional.of(new Rectangle(1700, 10, 900, 600)), within(1700, 10, 900, 600));
    }

    @Test
    void shouldMakeAWindowSmallerThatIsLargerThanItsScreen() {
        assertEquals(Optional.of(RIGHT), within(1650, 20, 2000, 1400));
    }

    @Test
    void shouldMoveAWindowIntoItsScreenWhoseTitleCouldNotBeReached() {
        assertEquals(Optional.of(new Rectangle(0, 30, 900, 600)), within(-300, -20, 900, 600));
        assertEquals(Optional.of(new Rectangle(700, 400, 900, 600)), within(900, 700, 900, 600), "below its screen");
    }

    @Test
    void shouldForgetAWindowOnAScreenThatIsGone() {
        assertEquals(Optional.empty(), within(5000, 5000, 900, 600));
        assertEquals(Optional.empty(), within(-850, 100, 900, 600), "50 pixels are not enough");
    }

    private static Optional<Rectangle> within(int x, int y, int width, int height) {
        return Placement.within(new Rectangle(x, y, width, height), List.of(LEFT, RIGHT));
    }
}
