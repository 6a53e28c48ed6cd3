/// What tests of several packages need: real child JVMs that do as they are told.
@NullMarked
package org.poolscope.testing;

import org.jspecify.annotations.NullMarked;
