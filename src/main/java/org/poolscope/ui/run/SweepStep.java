package org.poolscope.ui.run;

/// The run that a comparison is at.
///
/// @param run  its place among all runs, from 1
/// @param runs how many there will be, as far as can be told
/// @param size its pool size
public record SweepStep(int run, int runs, int size) {}
