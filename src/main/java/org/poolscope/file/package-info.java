/// Files that are written whole or not at all, whoever else has a hand in their folder; and the folders that a platform
/// has for what is a user's.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.file;

import org.jspecify.annotations.NullMarked;
