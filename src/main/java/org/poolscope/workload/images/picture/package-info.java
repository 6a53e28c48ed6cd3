/// What is said of a picture without its pixels: of what kind its file is, its size, how it has to be turned, what
/// is wrong with it.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.picture;

import org.jspecify.annotations.NullMarked;
