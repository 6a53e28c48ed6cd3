/// Values that hold no others: numbers, texts, times, names of things, arrays of primitives; and the tags that tell all
/// values apart.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.codec.scalar;

import org.jspecify.annotations.NullMarked;
