/// The form that a run is configured with, made from the workload's own parameters: one field each, with its unit, its
/// bounds, and whatever is wrong with it in words below it.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.ui.form;

import org.jspecify.annotations.NullMarked;
