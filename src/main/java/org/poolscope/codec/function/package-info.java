/// Lambdas and method references, taken apart where they are sent and made again where they arrive.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.codec.function;

import org.jspecify.annotations.NullMarked;
