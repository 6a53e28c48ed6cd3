/// Pictures in another size, by one filter whatever they were read from: Lanczos, with a reach that grows as the
/// picture shrinks, so that every sample counts and fine lines do not turn into others.
///
/// Skia's own samplers look at a few pixels however much is left out between them, and halves of halves are soft.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.scaling;

import org.jspecify.annotations.NullMarked;
