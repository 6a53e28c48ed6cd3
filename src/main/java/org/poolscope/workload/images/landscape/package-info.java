/// Photographs that nobody took: landscapes made up from a number, with sky and clouds, hills, water and trees, so that
/// a batch has something worth looking at.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.landscape;

import org.jspecify.annotations.NullMarked;
