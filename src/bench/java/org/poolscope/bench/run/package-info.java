/// What runs once in a process of its own and prints the figures it measured.
@NullMarked
package org.poolscope.bench.run;

import org.jspecify.annotations.NullMarked;
