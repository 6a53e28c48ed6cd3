/// All that a program has started, wherever it is in the tree of processes by now, and what it uses while it runs.
///
/// Sampled from what the system shows; Linux shows most.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.process.tree;

import org.jspecify.annotations.NullMarked;
