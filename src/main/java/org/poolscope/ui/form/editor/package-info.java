/// What a value is typed or chosen in: text, lines, numbers, one of several, a folder or a file.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.ui.form.editor;

import org.jspecify.annotations.NullMarked;
