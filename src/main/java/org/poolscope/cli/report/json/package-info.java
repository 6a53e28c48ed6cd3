/// What the command line says of runs and sweeps as JSON, for programs to read.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.cli.report.json;

import org.jspecify.annotations.NullMarked;
