/// What a JPEG file says around its picture data, and whether that data is whole: the library that decodes it fills
/// what is missing with grey.
///
/// Numbers in brackets are those of ITU-T T.81 (1992), the standard.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.jpeg;

import org.jspecify.annotations.NullMarked;
