/// Where a command speaks, and what its exit status says.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.cli.output;

import org.jspecify.annotations.NullMarked;
