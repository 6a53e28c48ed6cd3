package org.poolscope.workload.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Texts;
import org.poolscope.workload.command.output.KeptSize;
import org.poolscope.workload.command.output.OutputSettings;
import org.poolscope.workload.command.output.OutputSettings.Packing;
import org.poolscope.workload.command.template.Placeholder;
import org.poolscope.workload.command.template.Template;

/// What the settings of a batch of programs come to.
///
/// @param ofTable whether items are rows of a table
/// @param output  the folder for results, if there is one
/// @param folder  what programs are started in; empty for where this process is
/// @param kept    what becomes of what programs write
/// @param success the exit statuses that count as success
/// @param threads how many threads each program is told to take; empty for the processors that it has
/// @param looksForProgress whether what a program prints is looked at for how far it is
record CommandSettings(Template template, boolean ofTable, Optional<Path> output, Optional<Path> folder,
                       OutputSettings kept, Set<Integer> success, OptionalInt threads, boolean looksForProgress) {

    private static final Texts TEXTS = Texts.of(CommandSettings.class);
    private static final int LARGEST_STATUS = 255;
    private static final int MOST_THREADS = 1024;

    /// @throws InvalidSettingException if one of them will not do
    static CommandSettings of(Settings settings) {
        Template template = template(settings);
        Optional<Path> output = settings.folderIfAny(Commands.OUTPUT);
        if (output.isEmpty() && template.has(Placeholder.OUT)) {
            throw new InvalidSettingException(Commands.OUTPUT, TEXTS.get("output.missing"));
        }
        return new CommandSettings(template, Commands.isSet(settings, Commands.COLUMNS), output,
                settings.folderIfAny(Commands.FOLDER), kept(settings), success(settings), threads(settings),
                settings.text(Commands.PROGRESS).equals(Commands.AUTO));
    }

    /// How many threads a program is told to take in a pool of this size.
    int threadsOf(int workers) {
        return threads.orElse(Math.max(1, Runtime.getRuntime().availableProcessors() / workers));
    }

    private static OptionalInt threads(Settings settings) {
        String text = settings.text(Commands.THREADS).strip();
        if (text.equals(Commands.AUTO)) {
            return OptionalInt.empty();
        }
        int threads = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (threads < 1 || threads > MOST_THREADS) {
            throw new InvalidSettingException(Commands.THREADS, TEXTS.format("threads.unreadable", MOST_THREADS, text));
        }
        return OptionalInt.of(threads);
    }

    /// The folder in which all output is kept, if there is one.
    Optional<Path> logs() {
        return kept.logs();
    }

    private static OutputSettings kept(Settings settings) {
        try {
            return new OutputSettings(settings.folderIfAny(Commands.LOGS), KeptSize.parse(settings.text(Commands.KEEP)),
                    Commands.isSet(settings, Commands.LIVE),
                    Packing.valueOf(settings.text(Commands.PACKED).toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(Commands.KEEP, String.valueOf(e.getMessage()));
        }
    }

    private static Template template(Settings settings) {
        String text = settings.text(Commands.TEMPLATE);
        try {
            return Commands.isSet(settings, Commands.SHELL) ? Template.ofShell(text)
                    : Template.parse(text, Commands.isSet(settings, Commands.COLUMNS));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(Commands.TEMPLATE, String.valueOf(e.getMessage()));
        }
    }

    private static Set<Integer> success(Settings settings) {
        String text = settings.text(Commands.SUCCESS);
        try {
            Set<Integer> statuses = Arrays.stream(text.split(",", -1)).map(String::strip).map(Integer::valueOf)
                    .collect(Collectors.toSet());
            if (statuses.stream().allMatch(status -> status >= 0 && status <= LARGEST_STATUS)) {
                return statuses;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new InvalidSettingException(Commands.SUCCESS, TEXTS.format("success.unreadable", text));
    }
}
