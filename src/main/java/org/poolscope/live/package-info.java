/// The live model: what telemetry amounts to while a run is on, in bounded series, rows and figures.
///
/// No Swing and no threads: all of it belongs to one thread, which applies telemetry, ticks once per frame and reads.
/// In the window that is the event dispatch thread. Memory is bounded whatever a run's length: a full series keeps
/// every second point rather than forgetting the beginning, so a whole run can always be seen; of shared objects, of
/// which workers may make any number, those that are there have a row, and 64 queues and 64 counters are followed over
/// time.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.live;

import org.jspecify.annotations.NullMarked;
