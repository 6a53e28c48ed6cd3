package org.poolscope.workload;

import java.io.OutputStream;
import java.nio.file.Path;

/// Where in a pool tasks are run: what a worker has for itself though it may share its JVM, see
/// [Workload#sharesProcess].
///
/// @param number    the place in the pool, from 1: no two workers that live have the same
/// @param temporary where its temporary files go; they are gone when it has ended
/// @param stdout    takes what is to be shown as what the worker prints; it stays open
/// @param stderr    the same for errors
public record Place(int number, Path temporary, OutputStream stdout, OutputStream stderr) {}
