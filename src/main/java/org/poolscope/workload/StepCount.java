package org.poolscope.workload;

/// What the parts of a batch do over and over, counted to tell how far they are: items that are all out at once until
/// the end tell nothing before it.
///
/// @param total how many steps all parts do together
/// @param one   what one of them is called, as in `message`
/// @param many  what several are called, as in `messages`
public record StepCount(long total, String one, String many) {

    public StepCount {
        if (total < 1) {
            throw new IllegalArgumentException("total must be at least 1, not " + total);
        }
    }

    /// What so many are called.
    public String noun(long count) {
        return count == 1 ? one : many;
    }
}
