/// What the command line says of runs, sweeps and workloads: in words, in tables, and in JSON.
@NullMarked
package org.poolscope.cli.report;

import org.jspecify.annotations.NullMarked;
