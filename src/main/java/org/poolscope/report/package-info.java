/// Reports that can be passed on: values in, text out; one file each that needs nothing beside it.
///
/// The page of a comparison ([ComparePage]) has no script and loads nothing; its charts ([SvgChart]) are drawn by hand
/// as SVG, with classes instead of colours, so that the same picture is light, dark or printed as its reader wants it.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.report;

import org.jspecify.annotations.NullMarked;
