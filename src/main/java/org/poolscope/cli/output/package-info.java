/// What the command line prints and writes: progress on a terminal or in plain lines, summaries, tables, and JSON.
@NullMarked
package org.poolscope.cli.output;

import org.jspecify.annotations.NullMarked;
