package org.poolscope.workload.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.process.ByteText;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.ItemFeed;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Texts;
import org.poolscope.workload.command.item.ItemFile;
import org.poolscope.workload.command.item.ItemFolder;
import org.poolscope.workload.command.item.ItemList;
import org.poolscope.workload.command.item.ItemStream;
import org.poolscope.workload.command.item.ItemTable;
import org.poolscope.workload.command.item.TableStream;
import org.poolscope.workload.command.template.Template;

/// Reads the items from where the settings say.
///
/// @param settings of the workload
/// @param template that they say
record ItemSource(Settings settings, Template template) {

    private static final Texts TEXTS = Texts.of(ItemSource.class);

    /// @throws InvalidSettingException if there are none, or they cannot be read
    ItemList read() {
        Optional<Path> input = settings.folderIfAny(Commands.INPUT);
        Optional<Path> file = settings.file(Commands.ITEMS);
        boolean typed = !settings.text(Commands.LINES).isBlank();
        if (input.isPresent() && file.isPresent()) {
            throw new InvalidSettingException(Commands.ITEMS, TEXTS.get("items.two-sources"));
        }
        if (typed && (input.isPresent() || file.isPresent())) {
            throw new InvalidSettingException(Commands.LINES, TEXTS.get("lines.two-sources"));
        }
        boolean ofTable = Commands.isSet(settings, Commands.COLUMNS);
        if (ofTable && (input.isPresent() || Commands.isSet(settings, Commands.NUL))) {
            throw new InvalidSettingException(Commands.COLUMNS, TEXTS.get("columns.elsewhere"));
        }
        if (input.isPresent()) {
            return ofFolder(input.get());
        }
        if (typed) {
            return items(Commands.LINES, ByteText.bytes(settings.text(Commands.LINES)), false);
        }
        return ofFile(file.orElseThrow(() ->
                new InvalidSettingException(Commands.ITEMS, TEXTS.get("items.no-source"))));
    }

    /// The items as they come, if they come by standard input. Waits for the first of them.
    ///
    /// @throws InvalidSettingException if there is none
    Optional<ItemFeed> feed() {
        if (!isStandardInput(settings) || settings.folderIfAny(Commands.INPUT).isPresent()
                || !settings.text(Commands.LINES).isBlank()) {
            return Optional.empty();
        }
        boolean nul = Commands.isSet(settings, Commands.NUL);
        boolean ofTable = Commands.isSet(settings, Commands.COLUMNS);
        if (nul && ofTable) {
            throw new InvalidSettingException(Commands.COLUMNS, TEXTS.get("columns.elsewhere"));
        }
        try {
            ItemFile.refuseTyped();
            TableStream table = ofTable ? TableStream.begin(ItemFile.standardInput(), template) : null;
            if (table != null ? table.isEmpty() : !ItemFile.awaitStandardInput(nul)) {
                throw new InvalidSettingException(Commands.ITEMS,
                        TEXTS.format("items.empty", TEXTS.get("items.standard-input")));
            }
            return Optional.of(table != null ? table : new ItemStream(ItemFile.standardInput(), nul));
        } catch (InvalidSettingException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(Commands.ITEMS, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new InvalidSettingException(Commands.ITEMS, TEXTS.format("items.unreadable", inWords(e)));
        }
    }

    /// Whether the items come by standard input, which a dash stands for; a file of that name is `./-`.
    static boolean isStandardInput(Settings settings) {
        return ItemFile.STANDARD_INPUT.equals(settings.texts().get(Commands.ITEMS));
    }

    private ItemList ofFile(Path file) {
        boolean nul = Commands.isSet(settings, Commands.NUL);
        try {
            boolean isStandardInput = isStandardInput(settings);
            byte[] bytes = isStandardInput ? ItemFile.ofStandardInput() : Files.readAllBytes(file);
            ItemList items = items(Commands.ITEMS, bytes, nul);
            if (items.names().isEmpty()) {
                throw new InvalidSettingException(Commands.ITEMS, TEXTS.format("items.empty",
                        isStandardInput ? TEXTS.get("items.standard-input") : file));
            }
            return items;
        } catch (IOException e) {
            throw new InvalidSettingException(Commands.ITEMS, TEXTS.format("items.unreadable", inWords(e)));
        }
    }

    /// @param setting what has the bytes
    private ItemList items(String setting, byte[] bytes, boolean nul) {
        try {
            return Commands.isSet(settings, Commands.COLUMNS) ? ItemTable.items(bytes, template)
                    : ItemFile.items(bytes, nul);
        } catch (InvalidSettingException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(setting, String.valueOf(e.getMessage()));
        }
    }

    private ItemList ofFolder(Path input) {
        Set<Path> leftOut = Stream.of(Commands.OUTPUT, Commands.LOGS)
                .flatMap(name -> settings.folderIfAny(name).stream()).collect(Collectors.toSet());
        if (leftOut.contains(input)) {
            throw new InvalidSettingException(Commands.OUTPUT, TEXTS.get("output.is-input"));
        }
        String glob = settings.text(Commands.GLOB);
        try {
            ItemList items = ItemFolder.find(input, glob, leftOut);
            if (items.names().isEmpty()) {
                throw new InvalidSettingException(Commands.INPUT, TEXTS.format("folder.empty", glob, input,
                        String.join("; ", items.notes())).strip());
            }
            return items;
        } catch (PatternSyntaxException e) {
            throw new InvalidSettingException(Commands.GLOB, TEXTS.format("glob.unreadable", e.getDescription()));
        } catch (IOException e) {
            throw new InvalidSettingException(Commands.INPUT, TEXTS.format("folder.trouble", inWords(e)));
        }
    }

    private static String inWords(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> TEXTS.format("trouble.missing", missing.getFile());
            case NotDirectoryException file -> TEXTS.format("trouble.no-folder", file.getFile());
            case AccessDeniedException denied -> TEXTS.format("trouble.denied", denied.getFile());
            default -> String.valueOf(e.getMessage());
        };
    }
}
