/// What tests of several packages need: the conditions under which they run.
@NullMarked
package org.poolscope.testing;

import org.jspecify.annotations.NullMarked;
