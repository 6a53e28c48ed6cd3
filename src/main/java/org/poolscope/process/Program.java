package org.poolscope.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is to be started: nothing on stdin, and stdout and stderr straight to files, each of which is made or added to.
///
/// @param words     the program and its arguments, each a [ByteText], passed on as they are
/// @param variables what it has in its environment besides what this process has
/// @param values    those of the variables that have another value for each program, in their order
/// @param folder    what it is started in; empty for where this process is
public record Program(List<String> words, ProgramVariables variables, List<String> values, Path stdout, Path stderr,
                      Optional<Path> folder) {

    public Program {
        words = List.copyOf(words);
        values = List.copyOf(values);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a program needs a name");
        }
        if (values.size() != variables.names().size()) {
            throw new IllegalArgumentException(values.size() + " values for " + variables.names());
        }
    }

    /// One with an environment that no other has, which is started where this process is.
    public Program(List<String> words, Map<String, String> environment, Path stdout, Path stderr) {
        this(words, new ProgramVariables(environment, List.of()), List.of(), stdout, stderr, Optional.empty());
    }
}
