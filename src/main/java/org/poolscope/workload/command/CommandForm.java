package org.poolscope.workload.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.process.ByteText;
import org.poolscope.workload.Alternatives;
import org.poolscope.workload.Alternatives.Way;
import org.poolscope.workload.Insertion;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.TypedPath;
import org.poolscope.workload.command.item.ItemTable;
import org.poolscope.workload.command.template.Placeholder;

/// What a form offers whoever fills in a command: where items come from, what can be put into the command line, and
/// what becomes of files that are dropped.
final class CommandForm {

    private static final Texts TEXTS = Texts.of(CommandForm.class);
    private static final List<String> TABLES = List.of(".csv", ".tsv");

    /// A header that is longer is not looked for.
    private static final int LONGEST_HEADER = 64 << 10;

    private CommandForm() {}

    /// In which ways items are given. What is dropped or typed comes first.
    static Alternatives sources() {
        return new Alternatives("source", TEXTS.get("commands.source.label"), TEXTS.get("commands.source.description"),
                List.of(way("lines", Set.of(Commands.LINES), Commands.FALSE),
                        way("folder", Set.of(Commands.INPUT, Commands.GLOB), Commands.FALSE),
                        way("file", Set.of(Commands.ITEMS, Commands.NUL), Commands.FALSE),
                        way("table", Set.of(Commands.ITEMS), Commands.TRUE)));
    }

    private static Way way(String title, Set<String> parameters, String columns) {
        return new Way(TEXTS.get("commands.source." + title), parameters, Map.of(Commands.COLUMNS, columns));
    }

    /// What can be put into the command line: all placeholders, with the columns of a table that is named before them.
    /// A shell knows its own.
    static List<Insertion> insertions(Map<String, String> stated) {
        if (Commands.TRUE.equals(stated.get(Commands.SHELL))) {
            return List.of(new Insertion("\"$1\"", TEXTS.get("insertion.argument")));
        }
        Stream<Insertion> columns = columns(stated).stream().filter(ItemTable::isColumnName)
                .map(name -> new Insertion("{" + name + "}", TEXTS.format("insertion.column", name)));
        return Stream.concat(columns, Arrays.stream(Placeholder.values())
                .map(placeholder -> new Insertion(placeholder.text(), placeholder.meaning()))).toList();
    }

    private static List<String> columns(Map<String, String> stated) {
        String file = stated.getOrDefault(Commands.ITEMS, "");
        if (!Commands.TRUE.equals(stated.get(Commands.COLUMNS)) || file.isBlank()) {
            return List.of();
        }
        try {
            Path table = TypedPath.read(Commands.ITEMS, file);
            if (!Files.isRegularFile(table)) {
                // A pipe would wait, and give what is in it once.
                return List.of();
            }
            try (InputStream in = Files.newInputStream(table)) {
                return ItemTable.columns(in.readNBytes(LONGEST_HEADER));
            }
        } catch (IOException | IllegalArgumentException _) {
            // Said when the batch is looked at.
            return List.of();
        }
    }

    /// A folder is the input, a table one, and anything else an item each.
    ///
    /// @throws InvalidSettingException if a name has a line end in it
    static Map<String, String> dropped(List<Path> files) {
        Map<String, String> settings = new HashMap<>(Map.of(Commands.LINES, "", Commands.ITEMS, "", Commands.INPUT, "",
                Commands.COLUMNS, Commands.FALSE));
        Path first = files.getFirst();
        if (files.size() == 1 && Files.isDirectory(first)) {
            settings.put(Commands.INPUT, first.toString());
        } else if (files.size() == 1 && isTable(first)) {
            settings.put(Commands.ITEMS, first.toString());
            settings.put(Commands.COLUMNS, Commands.TRUE);
        } else {
            if (files.stream().anyMatch(file -> file.toString().contains("\n"))) {
                throw new InvalidSettingException(Commands.LINES, TEXTS.get("dropped.line-end"));
            }
            settings.put(Commands.LINES, files.stream().map(ByteText::of).collect(Collectors.joining("\n")));
        }
        return settings;
    }

    private static boolean isTable(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return TABLES.stream().anyMatch(name::endsWith);
    }
}
