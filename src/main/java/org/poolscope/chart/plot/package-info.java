/// The plot inside a chart: where values lie in it, how lines, bands and points are drawn, what the mouse points at.
///
/// JFreeChart draws the ground only: axes with their ticks, the grid, limits, the words of an empty plot. It is asked
/// for that when a range, the size or the theme has changed, and its picture is kept. The traces above are drawn here,
/// because JFreeChart's own renderers go through all points for every picture, and its data sets tell listeners of
/// every new one; of a trace here a frame draws what is new, a strip at the end. Comparisons, which stand still, use
/// the same traces: one way to draw a line and to point at it.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.chart.plot;

import org.jspecify.annotations.NullMarked;
