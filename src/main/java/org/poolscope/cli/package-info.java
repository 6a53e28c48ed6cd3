/// The commands: `run`, `compare`, `workloads` and `make-samples`, their options, their errors and their exit codes.
@NullMarked
package org.poolscope.cli;

import org.jspecify.annotations.NullMarked;
