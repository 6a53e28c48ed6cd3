/// Pictures as planes of samples, and what is done to them: scaling, turning upright, marking. No files, no formats.
///
/// Every colour component is a plane of its own, in whatever colours the file has, and chroma stays as coarse as it
/// came. So a JPEG is scaled, marked and encoded without ever becoming RGB, which would double the work.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.picture;

import org.jspecify.annotations.NullMarked;
