/// Which process is meant: told apart from a later one of the same pid, written in one word of shared memory, listed in
/// tables there, and asked whether it is still alive.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.shared.process;

import org.jspecify.annotations.NullMarked;
