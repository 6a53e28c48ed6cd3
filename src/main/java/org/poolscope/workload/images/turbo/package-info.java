/// Everyday JPEGs by an installed libjpeg-turbo, which decodes and encodes them in half the time that Skia's own copy
/// of that library takes, since that one is built without vector instructions. Where it is not installed, or a JPEG is
/// no everyday one, Skia does the same.
///
/// A picture stays in the planes that it is stored in, brightness and two of colour: it is scaled, turned and marked in
/// them, so that nothing is converted that the result has to be converted back from, and colour is not made finer
/// only to be made coarser again.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.turbo;

import org.jspecify.annotations.NullMarked;
