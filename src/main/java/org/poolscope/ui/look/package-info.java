/// How the window looks: its two themes, its icons, and the small components that all of its parts are made of.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.ui.look;

import org.jspecify.annotations.NullMarked;
