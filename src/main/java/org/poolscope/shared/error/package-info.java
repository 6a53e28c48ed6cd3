/// What whoever shares objects may catch. It is thrown from below [org.poolscope.shared] and seen above it, so it
/// stands beneath both.
///
/// **API**: programs may build on what is public here.
@NullMarked
package org.poolscope.shared.error;

import org.jspecify.annotations.NullMarked;
