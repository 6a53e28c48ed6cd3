/// What a JVM of ours is started with: its command line, what it inherits from this one, and its share of the machine.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.pool.launch.jvm;

import org.jspecify.annotations.NullMarked;
