/// Picture files as containers: the pieces that JPEG, PNG, WebP and TIFF files are made of, whatever is in them, and
/// whether a file is whole.
///
/// Nothing here decodes a picture, and nothing here trusts a length that a file says: a broken file costs no more time
/// or memory than a whole one of its size.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images.container;

import org.jspecify.annotations.NullMarked;
