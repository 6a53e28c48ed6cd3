/// JFreeChart views over the live model and over comparisons; the only importer of JFreeChart. All on the event
/// dispatch thread.
@NullMarked
package org.poolscope.chart;

import org.jspecify.annotations.NullMarked;
