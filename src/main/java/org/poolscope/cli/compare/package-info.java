/// `compare`: a comparison of pool sizes from the command line.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.cli.compare;

import org.jspecify.annotations.NullMarked;
