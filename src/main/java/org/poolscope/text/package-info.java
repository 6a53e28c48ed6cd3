/// Text that comes from outside, as it may be shown; stretches of time as people read them.
@NullMarked
package org.poolscope.text;

import org.jspecify.annotations.NullMarked;
