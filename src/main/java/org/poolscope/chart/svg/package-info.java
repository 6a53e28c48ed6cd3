/// Writes as SVG what a component paints, so that a chart can be saved as a drawing.
///
/// Ours, and not one of the libraries for it: a chart paints outlines, areas and words, and no more, for which they
/// would bring a megabyte.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.chart.svg;

import org.jspecify.annotations.NullMarked;
