/// Conditions of the machine under which a run pauses by itself, and goes on by itself when they are over.
///
/// Not in the workers and not in the engine: a guard only says why nothing more should be begun.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.pool.guard;

import org.jspecify.annotations.NullMarked;
