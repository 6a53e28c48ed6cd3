/// JFreeChart views over the live model and over comparisons; the only importer of JFreeChart. All on the event
/// dispatch thread.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.chart;

import org.jspecify.annotations.NullMarked;
