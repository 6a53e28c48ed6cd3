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

    /// Some items of a batch, wherever they are in it: a task for each, which keeps the place that the item has among
    /// all.
    ///
    /// @param places in the batch, from 0, in the order in which they are to be begun
    record Chosen(Names all, List<Integer> places) implements Items {
        public Chosen {
            places = List.copyOf(places);
        }

        @Override
        public long size() {
            return places.size();
        }

        /// The place that one of these has in the batch.
        public int place(long position) {
            return places.get(Math.toIntExact(position));
        }

        /// Of one it is the slice of the batch that it is.
        @Override
        public Items slice(long from, long to) {
            Objects.checkFromToIndex(from, to, size());
            return to - from == 1 ? all.slice(place(from), place(from) + 1L)
                    : new Chosen(all, places.subList((int) from, (int) to));
        }

        @Override
        public String label(long position) {
            return all.label(place(position));
        }
    }

    /// Items known by name: paths, command lines, roles.
    ///
    /// @param first how many others of the batch come before these
    /// @param all   how many the batch has
    record Names(List<String> names, long first, long all) implements Items {
        public Names {
            names = List.copyOf(names);
            if (first < 0 || all - first < names.size()) {
                throw new IllegalArgumentException(
                        names.size() + " of " + all + " names do not come after " + first);
            }
        }

        /// All of a batch.
        public Names(List<String> names) {
            this(names, 0, names.size());
        }

        @Override
        public long size() {
            return names.size();
        }

        @Override
        public Names slice(long from, long to) {
            Objects.checkFromToIndex(from, to, size());
            return new Names(names.subList((int) from, (int) to), first + from, all);
        }

        @Override
        public String label(long position) {
            return names.get(Math.toIntExact(position));
        }
    }
}
