package org.poolscope.workload.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.poolscope.workload.Items;

/// One process's part among producers and consumers, by which its task is known: `producer 1`.
///
/// @param number from 1
record Part(Role role, int number) {

    /// What a part does.
    enum Role { PRODUCER, CONSUMER }

    /// All parts, producers first.
    static Items.Names all(int producers, int consumers) {
        List<String> labels = Stream.concat(
                IntStream.rangeClosed(1, producers).mapToObj(number -> new Part(Role.PRODUCER, number)),
                IntStream.rangeClosed(1, consumers).mapToObj(number -> new Part(Role.CONSUMER, number)))
                .map(Part::label).toList();
        return new Items.Names(labels);
    }

    /// The part that a task has to play.
    static Part of(Items task) {
        String[] words = task.label(0).split(" ");
        return new Part(Role.valueOf(words[0].toUpperCase(Locale.ROOT)), Integer.parseInt(words[1]));
    }

    private String label() {
        return role.name().toLowerCase(Locale.ROOT) + " " + number;
    }
}
