/// A command line before any item is known: split into words once, with placeholders that are filled in for each item,
/// so that an item is always one argument, whatever is in it.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.command.template;

import org.jspecify.annotations.NullMarked;
