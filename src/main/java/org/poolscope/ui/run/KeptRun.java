package org.poolscope.ui.run;

import java.nio.file.Path;

/// Where a run is in the journal.
///
/// @param journal the journal's file
/// @param number  by which the run is called
public record KeptRun(Path journal, long number) {}
