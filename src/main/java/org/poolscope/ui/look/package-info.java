/// How the window looks: its two themes, its icons, and the small components that all of its parts are made of.
@NullMarked
package org.poolscope.ui.look;

import org.jspecify.annotations.NullMarked;
