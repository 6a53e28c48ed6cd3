package org.poolscope.workload.command;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;

/// The folders that a batch writes to, looked at before anything runs.
final class OutputFolders {

    private static final Texts TEXTS = Texts.of(OutputFolders.class);

    private OutputFolders() {}

    /// Makes them.
    ///
    /// @throws InvalidSettingException if one of them will not do
    static void make(CommandSettings command) {
        check(command);
        command.output().ifPresent(folder -> make(Commands.OUTPUT, folder));
        command.logs().ifPresent(folder -> make(Commands.LOGS, folder));
    }

    private static void make(String setting, Path folder) {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new InvalidSettingException(setting, TEXTS.format("output.unwritable", folder));
            }
        } catch (IOException e) {
            throw new InvalidSettingException(setting, TEXTS.format("output.unwritable", folder));
        }
    }

    /// The same, as far as it can be known without making anything.
    ///
    /// @throws InvalidSettingException if one of them will not do
    static void check(CommandSettings command) {
        command.output().ifPresent(folder -> check(Commands.OUTPUT, folder));
        command.logs().ifPresent(folder -> {
            check(Commands.LOGS, folder);
            if (!isEmpty(folder)) {
                throw new InvalidSettingException(Commands.LOGS, TEXTS.format("logs.in-use", folder));
            }
        });
    }

    private static void check(String setting, Path folder) {
        Path there = folder;
        while (there.getParent() != null && Files.notExists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new InvalidSettingException(setting, TEXTS.format("output.unwritable", folder));
        }
    }

    private static boolean isEmpty(Path folder) {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        } catch (IOException _) {
            return false;
        }
    }
}
