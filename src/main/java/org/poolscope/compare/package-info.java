/// Sweeps: the same batch at several pool sizes, fairly interleaved, and what the times say about which size to use.
///
/// Every repeat is a block that holds each size once, in a balanced order ([BlockOrder]), so that a machine that grows
/// warm or busy meanwhile slows all sizes alike. A run that did not do the same work as the others is kept and shown,
/// and never counted ([Timing]).
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.compare;

import org.jspecify.annotations.NullMarked;
