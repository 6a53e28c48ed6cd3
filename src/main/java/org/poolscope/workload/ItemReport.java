package org.poolscope.workload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/// What an item has told of itself while it was worked on: how far it is, a line of words, and figures by their names.
/// Immutable.
///
/// @param part   how much of it is done, from 0 to 1; empty if it has not said
/// @param status what it is at, in a line; empty if it has not said
/// @param values by name, in the order in which they were first told
public record ItemReport(OptionalDouble part, String status, SequencedMap<String, Value> values) {

    /// Of an item that has told nothing.
    public static final ItemReport NONE = new ItemReport(OptionalDouble.empty(), "", new LinkedHashMap<>());

    /// Of more figures than these an item tells the first.
    public static final int MOST_VALUES = 200;

    /// A figure.
    ///
    /// @param counted whether it is a sum of what was counted, and may be added to those of other items; a gauge, which
    ///                stands for itself, otherwise
    public record Value(double amount, boolean counted) {

        private static final double LARGEST_EXACT = 1L << 53;

        /// The amount, as a [Long] if it is whole: what was counted is not to look measured.
        public Number number() {
            return amount == Math.rint(amount) && Math.abs(amount) < LARGEST_EXACT ? (Number) (long) amount : amount;
        }
    }

    public ItemReport {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /// Whether nothing was told.
    public boolean isEmpty() {
        return part.isEmpty() && status.isEmpty() && values.isEmpty();
    }

    /// The same with no more than its first figures.
    public ItemReport first(int most) {
        if (values.size() <= most) {
            return this;
        }
        SequencedMap<String, Value> first = new LinkedHashMap<>();
        values.sequencedEntrySet().stream().limit(most).forEach(value -> first.put(value.getKey(), value.getValue()));
        return new ItemReport(part, status, first);
    }

    /// Its figures by their names, as JSON has them.
    public SequencedMap<String, Object> numbers() {
        SequencedMap<String, Object> numbers = new LinkedHashMap<>();
        values.forEach((name, value) -> numbers.put(name, value.number()));
        return numbers;
    }

    /// Its figures with their names, such as `files 3, loss 0.25`; empty if it has told none.
    ///
    /// @param most   of more than so many the first, and a sign that there are others
    /// @param amount says an amount in words
    public String figures(int most, DoubleFunction<String> amount) {
        String first = values.sequencedEntrySet().stream().limit(most)
                .map(value -> value.getKey() + " " + amount.apply(value.getValue().amount()))
                .collect(Collectors.joining(", "));
        return values.size() > most ? first + ", …" : first;
    }

    /// The same after something else was told.
    ///
    /// @param news how far it is now, and those of the figures that have changed
    public ItemReport with(ItemReport news) {
        if (isEmpty()) {
            return news;
        }
        SequencedMap<String, Value> all = new LinkedHashMap<>(values);
        all.putAll(news.values);
        return new ItemReport(news.part, news.status, all);
    }
}
