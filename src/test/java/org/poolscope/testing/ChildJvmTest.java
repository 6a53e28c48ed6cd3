package org.poolscope.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Scanner;
import org.junit.jupiter.api.Test;

class ChildJvmTest {

    /// Answers every line; leaves at "exit".
    static final class Echo {
        public static void main(String[] args) {
            System.out.println("started with " + args[0]);
            try (var in = new Scanner(System.in)) {
                while (in.hasNextLine()) {
                    String line = in.nextLine();
                    if (line.equals("exit")) {
                        System.exit(7);
                    }
                    System.out.println("heard " + line);
                }
            }
        }
    }

    @Test
    void shouldTalkWithItsChildUntilItLeaves() {
        try (ChildJvm child = ChildJvm.start(Echo.class, "x y")) {
            assertEquals("x y", child.await("started with"));
            assertEquals("hello", child.say("hello").await("heard"));
            assertEquals("again", child.say("again").await("heard"));
            assertEquals(7, child.say("exit").awaitExit());
        }
    }

    @Test
    void shouldShowWhatTheChildSaidWhenItLeavesWithoutTheAwaitedWord() {
        try (ChildJvm child = ChildJvm.start(Echo.class, "nothing")) {
            child.say("exit");
            var error = assertThrows(AssertionError.class, () -> child.await("heard"));
            assertTrue(error.getMessage().contains("started with nothing"), error.getMessage());
        }
    }

    @Test
    void shouldLeaveNoChildBehind() {
        ChildJvm child = ChildJvm.start(Echo.class, "");
        child.close();
        assertFalse(child.process().isAlive());
    }
}
