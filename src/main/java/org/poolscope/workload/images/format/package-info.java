/// Picture files as far as their decoder does not look: whether they are whole, and what they say beside the picture.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.format;

import org.jspecify.annotations.NullMarked;
