package org.poolscope.workload;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/// The inputs of a batch, or the slice of them that makes one task. Small to send: a range is two numbers however long.
public sealed interface Items {

    /// How many items there are.
    long size();

    /// The items with positions `from` (inclusive) to `to` (exclusive).
    ///
    /// @throws IndexOutOfBoundsException unless `0 <= from <= to <= size()`
    Items slice(long from, long to);

    /// What a person calls the item at a position.
    String label(long position);

    /// What a person calls all of them: the only item's label, or first and last.
    default String label() {
        return switch ((int) Math.min(size(), 2)) {
            case 0 -> "";
            case 1 -> label(0);
            default -> label(0) + " … " + label(size() - 1);
        };
    }

    /// The whole numbers from `from` (inclusive) to `to` (exclusive).
    record Range(long from, long to) implements Items {
        public Range {
            if (from > to) {
                throw new IllegalArgumentException("from " + from + " is greater than to " + to);
            }
            Math.subtractExact(to, from);
        }

        @Override
        public long size() {
            return to - from;
        }

        @Override
        public Range slice(long first, long last) {
            Objects.checkFromToIndex(first, last, size());
            return new Range(from + first, from + last);
        }

        @Override
        public String label(long position) {
            return Long.toString(from + Objects.checkIndex(position, size()));
        }

        /// The numbers, in order.
        public LongStream numbers() {
            return LongStream.range(from, to);
        }
    }

    /// Items known by name: paths, command lines, roles.
    record Names(List<String> names) implements Items {
        public Names {
            names = List.copyOf(names);
        }

        @Override
        public long size() {
            return names.size();
        }

        @Override
        public Names slice(long first, long last) {
            Objects.checkFromToIndex(first, last, size());
            return new Names(names.subList((int) first, (int) last));
        }

        @Override
        public String label(long position) {
            return names.get(Math.toIntExact(position));
        }
    }
}
