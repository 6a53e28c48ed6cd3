/// What workers print, from the files it goes to until somebody shows it: as it comes, in whole lines, within bounds.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.pool.print;

import org.jspecify.annotations.NullMarked;
