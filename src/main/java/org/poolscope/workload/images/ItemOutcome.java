package org.poolscope.workload.images;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What became of one item, as its worker tells the parent. Crosses between them as a list of its parts, since only
/// plain values are ever rebuilt from a worker's bytes; nobody else knows their order.
///
/// @param name        of the item
/// @param success     whether it is as it was to be, made or left as it was
/// @param fingerprint of the file that was made; empty if none was
/// @param saved       the name it was written to; empty if none was
/// @param renamed     whether that is another one than it was to have
/// @param warnings    what a person is warned of; empty if of nothing
record ItemOutcome(String name, boolean success, String fingerprint, String saved, boolean renamed, String warnings) {

    /// One that could not be worked on.
    static ItemOutcome failed(String name) {
        return new ItemOutcome(name, false, "", "", false, "");
    }

    /// One whose result was there already.
    static ItemOutcome skipped(String name) {
        return new ItemOutcome(name, true, "", "", false, "");
    }

    /// Those of a task.
    ///
    /// @param value as the worker sent it: a list of what [#plain] gives
    static List<ItemOutcome> of(@Nullable Object value) {
        return ((List<?>) Objects.requireNonNull(value)).stream().map(one -> ofPlain((List<?>) one)).toList();
    }

    private static ItemOutcome ofPlain(List<?> parts) {
        return new ItemOutcome((String) parts.get(0), (Boolean) parts.get(1), (String) parts.get(2),
                (String) parts.get(3), (Boolean) parts.get(4), (String) parts.get(5));
    }

    /// As it is sent.
    List<Object> plain() {
        return List.of(name, success, fingerprint, saved, renamed, warnings);
    }

    /// Whether a file was made of it.
    boolean made() {
        return !saved.isEmpty();
    }

    /// What has to be the same in every run of the same batch. Its name in the output folder need not be: that depends
    /// on what was there before.
    String digested() {
        return Stream.of(name, success, fingerprint).toList().toString();
    }
}
