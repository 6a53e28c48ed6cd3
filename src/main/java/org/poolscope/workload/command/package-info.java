/// Any program, run once for each item: what is to be run, how each one is started and told of, and what becomes of
/// what it prints.
///
/// No shell has a part in that, unless somebody asks for one; then the item is handed to it as `"$1"`.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.workload.command;

import org.jspecify.annotations.NullMarked;
