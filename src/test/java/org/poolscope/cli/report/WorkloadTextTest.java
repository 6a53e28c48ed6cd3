package org.poolscope.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTextTest {

    @Test
    void shouldBreakTextBetweenWords() {
        assertEquals(List.of("the quick", "brown", "overlonglonglong", "fox"),
                WorkloadText.wrap("the quick brown overlonglonglong fox", 10));
    }
}
