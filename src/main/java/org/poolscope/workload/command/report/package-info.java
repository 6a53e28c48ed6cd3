/// What programs tell of themselves while they run: lines that one appends to its reporting file, and, of programs that
/// know nothing of that, the percentages that they print.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.command.report;

import org.jspecify.annotations.NullMarked;
