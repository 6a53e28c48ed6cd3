/// The commands: `each`, `run`, `compare`, `output`, `workloads` and `make-samples`, their options, their errors and
/// their exit codes.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.cli;

import org.jspecify.annotations.NullMarked;
