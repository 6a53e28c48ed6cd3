/// How processes wait for each other in mapped memory: words to wait at, a lock, and the table of those who wait.
///
/// [org.poolscope.shared.wait.Parker] is the one place that chooses between the kernel's way of waiting and looking
/// again and again. Nothing in here may be used once the memory is unmapped: it throws [IllegalStateException] then.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.shared.wait;

import org.jspecify.annotations.NullMarked;
