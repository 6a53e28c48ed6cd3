/// Values, functions and exceptions as bytes, and back: what crosses between a pool and its workers.
@NullMarked
package org.poolscope.codec;

import org.jspecify.annotations.NullMarked;
