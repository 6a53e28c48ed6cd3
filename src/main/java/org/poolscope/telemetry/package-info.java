/// What is known about a run: samples, completions, exits, reports; values only.
///
/// Every moment is in nanoseconds since the run was started, on the machine's monotonic clock, which parent and workers
/// share.
///
/// **API**: programs may build on what is public here.
@NullMarked
package org.poolscope.telemetry;

import org.jspecify.annotations.NullMarked;
