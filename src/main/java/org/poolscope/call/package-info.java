/// What is said about a call of a pool, and what comes of it: options, results, and the exceptions in place of them.
///
/// A package of its own, below both the pools that make calls ([org.poolscope.pool]) and what brings them to workers:
/// so neither shows the other. Results are interfaces for the same reason, though there is one kind of each.
///
/// **API**: programs may build on what is public here.
@NullMarked
package org.poolscope.call;

import org.jspecify.annotations.NullMarked;
