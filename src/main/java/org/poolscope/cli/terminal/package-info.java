/// The terminal as something to draw on: its abilities, a line that is redrawn, a table; knows nothing of runs.
@NullMarked
package org.poolscope.cli.terminal;

import org.jspecify.annotations.NullMarked;
