/// What a program hands to a pool: functions, written as lambdas or method references, and pairs of values; values and
/// the SPI only.
///
/// The interfaces differ from those of `java.util.function` in two ways: what implements them can be sent to a worker,
/// and it may throw any exception.
@NullMarked
package org.poolscope.function;

import org.jspecify.annotations.NullMarked;
