/// Text that comes from outside, as it may be shown.
@NullMarked
package org.poolscope.text;

import org.jspecify.annotations.NullMarked;
