/// The queue of batches: what waits to be run, one after the other, with stops between them and times to start at, and
/// what is done when all is done. It is kept in the journal, so that it is there after a crash.
///
/// Of a batch that has begun the queue knows the run in the journal, and nothing else: both are written in one
/// transaction, and how it stands with the batch is read from the run. So a queue that was being worked when its
/// program was killed says by itself what was interrupted. One program at a time works a queue, by a lock that no kill
/// can leave behind; others look on, and may add to it.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.schedule.queue;

import org.jspecify.annotations.NullMarked;
