/// Options that several commands have, each group read and checked in one place.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.cli.option;

import org.jspecify.annotations.NullMarked;
