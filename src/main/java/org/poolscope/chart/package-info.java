/// The charts that a run and a comparison have: what each of them shows of the live model or of the sizes compared. All
/// on the event dispatch thread.
///
/// The frame round a plot is in `chart.pane`; what is drawn in it, and which part of that JFreeChart does, in
/// `chart.plot`. Nothing else imports JFreeChart.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.chart;

import org.jspecify.annotations.NullMarked;
