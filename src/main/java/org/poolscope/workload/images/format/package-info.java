/// Picture files: which format one has, reading it no finer than needed, writing it back in the same format.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.format;

import org.jspecify.annotations.NullMarked;
