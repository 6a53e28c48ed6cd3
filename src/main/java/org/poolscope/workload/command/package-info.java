/// Any program, run once for each item: how its command line is written and filled in, where items come from, and what
/// becomes of what it prints.
///
/// A command line is split into words once, before any item is known, so that an item is always one argument, whatever
/// is in it. No shell has a part in that, unless somebody asks for one; then the item is handed to it as `"$1"`.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.command;

import org.jspecify.annotations.NullMarked;
