/// What can be run: workloads, their parameters and settings, and what goes in and comes out of a task; values and the
/// SPI only.
///
/// A user's jar adds workloads of its own by naming a [org.poolscope.workload.Workload] in
/// `META-INF/services/org.poolscope.workload.Workload`.
///
/// Values that cross to a worker and back are plain: null, `Boolean`, `Long`, `Double`, `String`, the other values of
/// the JDK that are numbers, times or names, arrays, and `List`, `Set`, `Map` and `Optional` of these. An `Integer`
/// arrives as a `Long`. Nothing else is ever rebuilt from bytes.
///
/// **API**: programs may build on what is public here.
@NullMarked
package org.poolscope.workload;

import org.jspecify.annotations.NullMarked;
