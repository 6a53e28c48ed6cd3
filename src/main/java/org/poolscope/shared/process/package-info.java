/// Which process is meant: told apart from a later one of the same pid, written in one word of shared memory, listed in
/// tables there, and asked whether it is still alive.
@NullMarked
package org.poolscope.shared.process;

import org.jspecify.annotations.NullMarked;
