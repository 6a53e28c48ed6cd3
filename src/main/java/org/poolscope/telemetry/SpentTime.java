package org.poolscope.telemetry;

/// What the thread of a worker that runs its tasks did with its time, as it has measured it itself, but for the time
/// in the tasks, which their completions tell. What nobody has measured is in none of these.
///
/// @param openingAt    when it began to open its workload: until then it was starting; 0 if it has not come so far
/// @param openingNanos how long that took
/// @param waitedNanos  for how long it waited for tasks that came
/// @param idleSince    since when it had no task any more, for good; 0 if it never was so far
/// @param sentNanos    how long it encoded and sent results
/// @param decodedNanos how long it waited for what had come to be decoded; this is in `waitedNanos`, too
/// @param sharedNanos  for how long its tasks waited at shared objects: for a lock, at a queue, for each other
public record SpentTime(long openingAt, long openingNanos, long waitedNanos, long idleSince, long sentNanos,
                        long decodedNanos, long sharedNanos) {

    /// Of a worker that has not told anything yet.
    public static final SpentTime NONE = new SpentTime(0, 0, 0, 0, 0, 0, 0);

    /// The same by a clock that was at 0 later.
    ///
    /// @param zero what this one's clock told then
    public SpentTime after(long zero) {
        return new SpentTime(openingAt == 0 ? 0 : openingAt - zero, openingNanos, waitedNanos,
                idleSince == 0 ? 0 : idleSince - zero, sentNanos, decodedNanos, sharedNanos);
    }
}
