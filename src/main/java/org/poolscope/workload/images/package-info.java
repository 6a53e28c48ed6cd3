/// Real batches, as people launch them from their desktop: a folder of photographs fitted, marked and encoded anew; and
/// sample photographs for whoever has none at hand.
///
/// [org.poolscope.workload.images.Images] is the workload. `find` tells which files are pictures, `skia` gets a picture
/// out of a file and back into one, and knows what is done to it in between; `container`, `metadata`, `jpeg` and
/// `format` know what else is in a file, `landscape` how a photograph is made up.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.images;

import org.jspecify.annotations.NullMarked;
