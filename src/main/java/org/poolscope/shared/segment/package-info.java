/// Segments as such, whatever is in them: making, mapping, checking and removing the files and their directories, the
/// names they have, and sweeping what killed processes have left behind.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.shared.segment;

import org.jspecify.annotations.NullMarked;
