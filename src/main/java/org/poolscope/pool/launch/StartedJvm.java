package org.poolscope.pool.launch;

import java.nio.file.Path;

/// A JVM that waits for its hand-over.
///
/// @param temporary where it makes temporary files
/// @param stdout    the file its stdout goes to
/// @param stderr    the file its stderr goes to
/// @param cpuNanos  what it has used of a processor while it stood by
/// @param cached    whether it was told to use the AOT cache
public record StartedJvm(Process process, Path temporary, Path stdout, Path stderr, long cpuNanos, boolean cached) {}
