/// Which types are rebuilt here, how a payload names them, and how a record of one of them is read and made.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.codec.type;

import org.jspecify.annotations.NullMarked;
