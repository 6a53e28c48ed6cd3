/// Files that are written whole or not at all, whoever else has a hand in their folder.
@NullMarked
package org.poolscope.file;

import org.jspecify.annotations.NullMarked;
