/// The terminal: its abilities, a line that is redrawn, a table, Ctrl-C and Ctrl-Z; knows nothing of runs.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.cli.terminal;

import org.jspecify.annotations.NullMarked;
