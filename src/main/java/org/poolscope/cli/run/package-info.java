/// `run`: a batch from the command line, watched in the terminal until its report.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.cli.run;

import org.jspecify.annotations.NullMarked;
