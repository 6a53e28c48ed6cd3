/// The command line: which commands there are, what is said of mistakes, and the small commands; each of the large ones
/// has a package of its own.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.cli;

import org.jspecify.annotations.NullMarked;
