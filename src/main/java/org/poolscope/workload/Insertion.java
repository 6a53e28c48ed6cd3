package org.poolscope.workload;

/// Something that can be put into the text of a parameter: a placeholder. Immutable.
///
/// @param text    what is put in
/// @param meaning what it becomes, in words
public record Insertion(String text, String meaning) {}
