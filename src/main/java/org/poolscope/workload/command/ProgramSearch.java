package org.poolscope.workload.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.poolscope.process.ByteText;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.command.template.Template;

/// Looks for a program before any item is begun, as the system will: what is not there, or may not be executed,
/// would fail all of them.
final class ProgramSearch {

    private static final Texts TEXTS = Texts.of(ProgramSearch.class);

    private ProgramSearch() {}

    /// @param folder what it is started in; empty for where this process is
    /// @throws InvalidSettingException if that is not there, or the program is the same for all items, and is not there
    ///                                 or may not be executed
    static void require(Template template, Optional<Path> folder) {
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            throw new InvalidSettingException(Commands.FOLDER,
                    TEXTS.format("folder.missing", ByteText.shown(ByteText.of(folder.get()))));
        }
        String program = template.program();
        if (program.isEmpty() || File.separatorChar != '/') {
            return;
        }
        if (!isThere(program, folder)) {
            throw new InvalidSettingException(Commands.TEMPLATE,
                    TEXTS.format("template.no-program", ByteText.shown(program)));
        }
        if (program.indexOf('/') >= 0 && !mayRun(program, folder)) {
            throw new InvalidSettingException(Commands.TEMPLATE,
                    TEXTS.format("template.not-executable", ByteText.shown(program)));
        }
    }

    private static Path file(String program, Optional<Path> folder) {
        Path named = ByteText.path(program);
        return folder.map(its -> its.resolve(named)).orElse(named);
    }

    private static boolean mayRun(String program, Optional<Path> folder) {
        try {
            Path file = file(program, folder);
            return Files.isExecutable(file) && !Files.isDirectory(file);
        } catch (InvalidPathException _) {
            // The system may know better.
            return true;
        }
    }

    private static boolean isThere(String program, Optional<Path> folder) {
        try {
            if (program.indexOf('/') >= 0) {
                return Files.exists(file(program, folder));
            }
            String path = System.getenv().getOrDefault("PATH", "/bin:/usr/bin");
            return Arrays.stream(path.split(File.pathSeparator)).map(one -> Path.of(one, program))
                    .anyMatch(file -> Files.isExecutable(file) && !Files.isDirectory(file));
        } catch (InvalidPathException _) {
            // The system may know better.
            return true;
        }
    }
}
