/// Segments as such, whatever is in them: making, mapping, checking and removing the files, and sweeping those that
/// killed processes have left behind.
@NullMarked
package org.poolscope.shared.segment;

import org.jspecify.annotations.NullMarked;
