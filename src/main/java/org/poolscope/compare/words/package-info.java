/// What a comparison has found, in sentences: the same in the window, on the command line and in its report.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.compare.words;

import org.jspecify.annotations.NullMarked;
