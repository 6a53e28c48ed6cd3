package org.poolscope.process.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Processes that have variables in their environment, which they inherit however they lose their parents. Linux shows
/// those; elsewhere nobody is found. Any thread.
public final class Marked {

    private static final Path PROCESSES = Path.of("/proc");

    private Marked() {}

    /// Those that live now and were started with all of the variables, without this process. Takes some milliseconds,
    /// and on a machine that has much else to do a second.
    ///
    /// @param variables each as `NAME=value`
    public static Set<ProcessHandle> having(List<String> variables) {
        List<String> entries = variables.stream().map(variable -> "\0" + variable + "\0").toList();
        return found(environment -> entries.stream().allMatch(environment::contains));
    }

    /// Those that live now and were started with a variable that begins so, without this process. Takes as long.
    ///
    /// @param beginnings each as `NAME=beginning of a value`
    static Set<ProcessHandle> beginning(List<String> beginnings) {
        List<String> entries = beginnings.stream().map(beginning -> "\0" + beginning).toList();
        return found(environment -> entries.stream().anyMatch(environment::contains));
    }

    private static Set<ProcessHandle> found(Predicate<String> fits) {
        Set<ProcessHandle> found = new HashSet<>();
        long self = ProcessHandle.current().pid();
        try {
            // Where /proc shows the processes of another pid namespace, what is seen there is somebody else's.
            if (!Files.readSymbolicLink(PROCESSES.resolve("self")).toString().equals(Long.toString(self))) {
                return found;
            }
            try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[1-9]*")) {
                for (Path process : processes) {
                    if (fits.test(environment(process))) {
                        long pid = Long.parseLong(process.getFileName().toString());
                        ProcessHandle.of(pid).filter(_ -> pid != self).ifPresent(found::add);
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException | NumberFormatException _) {
            // There is nothing to be seen here.
        }
        return found;
    }

    /// Empty for a process that is gone or somebody else's.
    private static String environment(Path process) {
        try {
            return "\0" + Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }
}
