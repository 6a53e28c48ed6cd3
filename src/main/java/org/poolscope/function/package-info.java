/// What a program hands to a pool: functions, written as lambdas or method references, pairs of values, and what is
/// sent by handle; and the exceptions that say what cannot be sent, or was thrown in a worker and cannot be rebuilt.
///
/// The interfaces differ from those of `java.util.function` in two ways: what implements them can be sent to a worker,
/// and it may throw any exception.
///
/// **API**: programs may build on what is public here.
@NullMarked
package org.poolscope.function;

import org.jspecify.annotations.NullMarked;
