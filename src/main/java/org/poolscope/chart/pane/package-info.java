/// A chart's frame: the header with its title and figures, the axes in their units round the plot, and the colours of
/// workers and theme. All on the event dispatch thread.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.chart.pane;

import org.jspecify.annotations.NullMarked;
