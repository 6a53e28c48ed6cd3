/// Tables in files, for programs and people elsewhere: the items of a run as CSV and as a job log of GNU parallel, and
/// what a run came to as Markdown.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.cli.report.table;

import org.jspecify.annotations.NullMarked;
