/// What the command line says of runs, sweeps and workloads, in words for a person to read.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.cli.report;

import org.jspecify.annotations.NullMarked;
