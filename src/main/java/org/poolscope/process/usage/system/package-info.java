/// What a system tells of its processes while they run: what Linux has in `/proc`, and elsewhere what the JDK knows.
///
/// Behind an interface, since in tests a folder that was made up stands for `/proc`, and not every system has one.
/// A process that is watched is looked at twenty times a second, and there may be hundreds: its files are opened once
/// and read into one buffer, and one that has not run since is not read at all.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.process.usage.system;

import org.jspecify.annotations.NullMarked;
