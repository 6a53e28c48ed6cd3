package org.poolscope.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void shouldTellTypeMessageAndTraceOfAnException() {
        Reply.Failure failure = Reply.Failure.of(new IllegalStateException("odd", new RuntimeException("why")));

        assertEquals("IllegalStateException: odd", failure.inWords());
        assertTrue(failure.trace().contains("Caused by: java.lang.RuntimeException: why"), failure.trace());
        assertEquals("RuntimeException", Reply.Failure.of(new RuntimeException()).inWords());
    }

    @Test
    void shouldTellWhatItCanOfAnExceptionWhoseOwnMethodsFail() {
        Reply.Failure failure = Reply.Failure.of(new Mute());

        assertEquals(Mute.class.getName(), failure.type());
        assertTrue(failure.inWords().startsWith("FailureTest$Mute"), failure::inWords);
    }

    private static final class Mute extends RuntimeException {

        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }

        @Override
        public void printStackTrace(PrintWriter to) {
            throw new IllegalStateException("no trace");
        }
    }
}
