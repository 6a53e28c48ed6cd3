/// What programs write, from the files that it goes to: shown while they run, kept within bounds, and put away, as
/// files or in segments.
///
/// No byte goes through a pipe: a program writes to its files, and whoever waits for it looks there now and then.
///
/// Whoever waits for a program looks four times a second at what has come: there is no thread for it, neither for each
/// item nor for all of them.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.command.output;

import org.jspecify.annotations.NullMarked;
