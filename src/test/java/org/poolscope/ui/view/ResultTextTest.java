package org.poolscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTextTest {

    private static String of(String name, Object value) {
        return ResultText.of(Map.of(name, value)).replace('\u202F', ' ');
    }

    @Test
    void shouldReadAsWordsAndUnits() {
        assertEquals("lost 613 941", of("lost", 613_941L));
        assertEquals("median 12.3 µs", of("medianMicros", 12.3));
        assertEquals("items left over 2", of("itemsLeftOver", 2L));
        assertEquals("seconds 3", of("seconds", 3L));
        assertEquals("first [1, 4, 9]", of("first", List.of(1L, 4L, 9L)));
        assertEquals("primes [100 003]", of("primes", new long[] {100_003}));
    }

    @Test
    void shouldCountTheEntriesThatDoNotFit() {
        assertEquals("renamed a.jpg: a-2.jpg", of("renamed", Map.of("a.jpg", "a-2.jpg")));
        assertEquals("warnings 2", of("warnings", Map.of("a.jpg", "x".repeat(60), "b.jpg", "x".repeat(60))));
    }

    @Test
    void shouldCutWhatIsTooLongForALine() {
        assertEquals("answer " + "A".repeat(80) + "…", of("answer", "A".repeat(200)));
        assertEquals("answer " + "A".repeat(79) + "…", of("answer", "A".repeat(79) + "🖼".repeat(2)));
    }
}
