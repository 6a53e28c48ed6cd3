package org.poolscope.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What is to be started: nothing on stdin, and stdout and stderr straight to files, each of which is made or added to.
///
/// @param words       the program and its arguments, each a [ByteText], passed on as they are
/// @param environment what it has in its environment besides what this process has
public record Program(List<String> words, Map<String, String> environment, Path stdout, Path stderr) {

    public Program {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a program needs a name");
        }
    }
}
