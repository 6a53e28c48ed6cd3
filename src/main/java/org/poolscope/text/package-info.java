/// Text that comes from outside, as it may be shown, or stand in tables for other programs; numbers and stretches of
/// time as people read them.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.text;

import org.jspecify.annotations.NullMarked;
