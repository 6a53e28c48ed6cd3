/// Runs of the journal for other programs: CSV, JSON and Markdown, written as they are read.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.report.journal;

import org.jspecify.annotations.NullMarked;
