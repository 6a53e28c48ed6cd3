/// The terminal as something to draw on: its abilities, a line that is redrawn, a table; knows nothing of runs.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.cli.terminal;

import org.jspecify.annotations.NullMarked;
