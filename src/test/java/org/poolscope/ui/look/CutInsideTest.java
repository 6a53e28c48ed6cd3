package org.poolscope.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CutInsideTest {

    private static String fit(String text, int room) {
        return CutInside.fit(text, room, String::length);
    }

    @Test
    void shouldLeaveWhatThereIsRoomFor() {
        assertEquals("photo.jpg", fit("photo.jpg", 9));
        assertEquals("", fit("", 0));
    }

    @Test
    void shouldKeepBothEnds() {
        assertEquals("land…9.jpg", fit("landscape-1-299.jpg", 10));
        assertEquals("…", fit("landscape-1-299.jpg", 0));
    }

    @Test
    void shouldCutNoCharacterInTwo() {
        for (int room = 0; room < 12; room++) {
            String cut = fit("🙂🙂🙂🙂🙂🙂", room);
            assertEquals(cut, new String(cut.codePoints().toArray(), 0, cut.codePointCount(0, cut.length())));
            assertEquals(0, cut.codePoints().filter(c -> c >= Character.MIN_SURROGATE
                    && c <= Character.MAX_SURROGATE).count());
        }
    }
}
