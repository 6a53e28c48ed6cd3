package org.poolscope.history.item;

import java.util.List;

/// Some ends of attempts of a run, in their order, as bytes. Immutable, but for the array.
///
/// ```
/// pack     := record …                               until the bytes end
/// record   := kind order nanos worker task items label
///                                                    against the record before: order, nanos, task; nanos and task
///                                                    may be less
///             start end failed failure               only of a completion; start and end signed, against nanos
///             position                               of its first item, in the batch; -1 if that is not known
///             results first lines rest result …      of a completion that tells of single items: how many in all,
///                                                    which of them is the first here, how many are here, and
///                                                    whether a line for the rest of its items follows
///             why attempt                            only of a task that is tried again
/// result   := flags shared suffix elapsed            how much of the name is as in the name before, and the rest
///             message output use end report stamp    those that the flags tell of
/// ```
///
/// Whole numbers in 7 bits a byte, as `codec.bytes` writes them. A completion with more results than fit is in several
/// packs, each time with its head; the last has the line of its rest, if its task did not tell of all of its items.
///
/// @param first   the place of its first line among those of the run
/// @param byState how many of its lines have each [AttemptState]
public record ItemPack(long first, List<Integer> byState, byte[] bytes) {

    /// A pack has so many at most, which is what is read to show one of them.
    public static final int MOST_LINES = 2048;

    static final int COMPLETION = 1;
    static final int RETRIED = 2;
    static final int INTERRUPTED = 3;

    static final int SUCCESS = 1;
    static final int MESSAGE = 1 << 1;
    static final int OUTPUT = 1 << 2;
    static final int USE = 1 << 3;
    static final int END = 1 << 4;
    static final int REPORT = 1 << 5;
    static final int STAMP = 1 << 6;

    public ItemPack {
        byState = List.copyOf(byState);
    }

    /// How many lines it has.
    public int lines() {
        return byState.stream().mapToInt(Integer::intValue).sum();
    }
}
