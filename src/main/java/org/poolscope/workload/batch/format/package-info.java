/// Picture files: which format one has, reading it no finer than needed, writing it back in the same format.
@NullMarked
package org.poolscope.workload.batch.format;

import org.jspecify.annotations.NullMarked;
