/// Which files of a folder are pictures, told by their first bytes and not by their names; and what is left out,
/// counted by why and what.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.find;

import org.jspecify.annotations.NullMarked;
