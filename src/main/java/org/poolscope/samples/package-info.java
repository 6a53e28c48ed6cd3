/// Makes a folder of sample photographs on a pool of workers, for window and command line alike: the program's own JVM
/// shows and keeps account, and is not set up for work.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.samples;

import org.jspecify.annotations.NullMarked;
