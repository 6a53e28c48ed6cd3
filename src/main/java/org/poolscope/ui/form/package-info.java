/// The form that a run is configured with, made from the workload's own parameters: one field each, with its unit, its
/// bounds, and whatever is wrong with it in words below it.
@NullMarked
package org.poolscope.ui.form;

import org.jspecify.annotations.NullMarked;
