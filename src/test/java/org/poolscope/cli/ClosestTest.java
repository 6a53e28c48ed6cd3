package org.poolscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosestTest {

    private static final List<String> NAMES = List.of("primes", "squares", "sum", "producers-consumers", "images");

    @ParameterizedTest
    @CsvSource({"prmes,primes", "prmies,primes", "square,squares", "smu,sum", "PRIMES,primes", "Prmes,primes",
            "producer-consumer,producers-consumers"})
    void shouldFindWhatWasMeant(String typed, String meant) {
        assertEquals(Optional.of(meant), Closest.to(typed, NAMES));
    }

    @ParameterizedTest
    @CsvSource({"fibonacci", "x", "''"})
    void shouldNotGuessWildly(String typed) {
        assertEquals(Optional.empty(), Closest.to(typed, NAMES));
    }

    @Test
    void shouldCountASwapOfNeighboursAsOneChange() {
        assertEquals(1, Closest.distance("prmies", "primes"));
        assertEquals(0, Closest.distance("sum", "sum"));
        assertEquals(3, Closest.distance("", "sum"));
    }
}
