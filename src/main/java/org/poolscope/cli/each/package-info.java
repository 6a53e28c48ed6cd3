/// `each`: any program once for each item, as `xargs` does it; its words, its files, and how it passes on what
/// programs write.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.cli.each;

import org.jspecify.annotations.NullMarked;
