/// What picture files say beside the picture: Exif, XMP, IPTC, colour profile, density and texts of JPEG, PNG, WebP
/// and TIFF files, read, filtered, and carried over into a picture that was encoded anew.
///
/// It works on bytes and touches no picture data. What is broken is left out and told, never an error: a photograph
/// does not fail for what is written on its back.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.metadata;

import org.jspecify.annotations.NullMarked;
