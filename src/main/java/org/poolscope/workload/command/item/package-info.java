/// Where the items of commands come from: the lines of a file or of standard input, the rows of a table, the files
/// below a folder.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.command.item;

import org.jspecify.annotations.NullMarked;
