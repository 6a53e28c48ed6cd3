/// The Swing window: its frame, its commands for mouse and keyboard, and what it remembers. [org.poolscope.ui.Desktop]
/// opens it.
///
/// ```
///  MainWindow ── MainPanel ─┬─ WindowActions (run, stop, theme …)
///                           ├─ form.ConfigurationForm ──► RunConfiguration ──► run.RunController
///                           └─ view.* , chart.*       ◄── SessionListener ◄──  one inbox, one timer
/// ```
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.ui;

import org.jspecify.annotations.NullMarked;
