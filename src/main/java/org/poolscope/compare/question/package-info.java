/// What a comparison asks: which batch at which pool sizes and with how many threads of an item, under which
/// conditions, and when it has enough runs.
///
/// Each is refused where it is built if it is out of bounds; texts are read as people write them ([PoolSizes]).
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.compare.question;

import org.jspecify.annotations.NullMarked;
