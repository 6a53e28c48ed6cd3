/// `history`, `show`, `forget` and `resume`: the journal on the command line.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.cli.history;

import org.jspecify.annotations.NullMarked;
