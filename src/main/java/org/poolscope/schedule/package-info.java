/// In which order a batch is run, and what its first items tell of the rest: some of them, drawn at random, are tried
/// first.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.schedule;

import org.jspecify.annotations.NullMarked;
