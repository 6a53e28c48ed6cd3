package org.poolscope.workload.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import org.poolscope.process.ByteText;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.command.template.Template;

/// Looks for a program before any item is begun, as the system will: what is not there, or may not be executed,
/// would fail all of them.
final class ProgramSearch {

    private static final Texts TEXTS = Texts.of(ProgramSearch.class);

    private ProgramSearch() {}

    /// @throws InvalidSettingException if the program is the same for all items, and is not there or may not be
    ///                                 executed
    static void require(Template template) {
        String program = template.program();
        if (program.isEmpty() || File.separatorChar != '/') {
            return;
        }
        if (!isThere(program)) {
            throw new InvalidSettingException(Commands.TEMPLATE,
                    TEXTS.format("template.no-program", ByteText.shown(program)));
        }
        if (program.indexOf('/') >= 0 && !mayRun(program)) {
            throw new InvalidSettingException(Commands.TEMPLATE,
                    TEXTS.format("template.not-executable", ByteText.shown(program)));
        }
    }

    private static boolean mayRun(String program) {
        try {
            Path file = ByteText.path(program);
            return Files.isExecutable(file) && !Files.isDirectory(file);
        } catch (InvalidPathException _) {
            // The system may know better.
            return true;
        }
    }

    private static boolean isThere(String program) {
        try {
            if (program.indexOf('/') >= 0) {
                return Files.exists(ByteText.path(program));
            }
            String path = System.getenv().getOrDefault("PATH", "/bin:/usr/bin");
            return Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, program))
                    .anyMatch(file -> Files.isExecutable(file) && !Files.isDirectory(file));
        } catch (InvalidPathException _) {
            // The system may know better.
            return true;
        }
    }
}
