package org.poolscope.cli.each;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.command.CommandLineText;

/// Where the items of an `each` come from, if they are not typed.
///
/// @param items a file of them, or a dash for standard input
/// @param table a table of them, or a dash
/// @param input a folder of them
/// @param nul   whether NUL bytes end them, and not line ends
record EachSources(@Nullable String items, @Nullable String table, @Nullable String input, boolean nul) {

    private static final String DASH = "-";
    private static final String NUL = "nul";
    private static final String COLUMNS = "columns";
    private static final String LINES = "lines";

    /// What is told of items that are in no file of somebody's.
    static String name(List<String> words) {
        return words.contains(EachCommand.SEPARATOR) ? EachCommand.SEPARATOR : DASH;
    }

    /// @throws InvalidSettingException if they come from several places
    void requireOne(EachWords typed) {
        List<String> sources = Stream.of(typed.items().isEmpty() ? "" : EachCommand.SEPARATOR,
                items != null ? EachCommand.ITEMS : "", table != null ? EachCommand.TABLE : "",
                input != null ? EachCommand.INPUT : "").filter(name -> !name.isEmpty()).toList();
        if (sources.size() > 1) {
            throw new InvalidSettingException(sources.getFirst(), "gives the items, and so does --" + sources.get(1)
                    + "; leave one of them out");
        }
    }

    private boolean isStandardInput() {
        return items == null && table == null && input == null || DASH.equals(items);
    }

    private void put(Map<String, String> given) {
        given.put(NUL, Boolean.toString(nul));
        given.put(COLUMNS, Boolean.toString(table != null));
        String file = table != null ? table : items;
        if (file != null) {
            given.put(EachCommand.ITEMS, file);
        }
        if (input != null) {
            given.put(EachCommand.INPUT, input);
        }
    }

    /// The settings that say it to a run, which begins now. Waits for the first item of standard input.
    ///
    /// @param files where items are written down that were typed
    void put(EachWords typed, EachFiles files, Map<String, String> given) throws IOException, InterruptedException {
        put(given);
        List<List<String>> lists = typed.items();
        if (lists.size() > 1) {
            CommandLineText.requireFewEnough(lists, EachCommand.SEPARATOR);
            given.put(COLUMNS, "true");
            given.put(EachCommand.ITEMS, files.table(lists).toString());
        } else if (lists.size() == 1) {
            given.put(EachCommand.ITEMS, files.items(lists.getFirst()).toString());
            given.put(NUL, "true");
        } else if (DASH.equals(table)) {
            // What may be in it the table's reader knows.
            files.awaitStandardInput(EachCommand.STANDARD_INPUT, true);
        } else if (isStandardInput()) {
            files.awaitStandardInput(EachCommand.STANDARD_INPUT, nul);
            given.put(EachCommand.ITEMS, DASH);
        }
    }

    /// The settings that say it to a run at another time: the items are in them, if they are in no file or folder.
    ///
    /// @throws InvalidSettingException if that cannot be
    void keep(EachWords typed, Map<String, String> given) throws IOException {
        List<List<String>> lists = typed.items();
        if (lists.size() > 1) {
            throw new InvalidSettingException(EachCommand.SEPARATOR, "cannot be kept in a job more than once; write "
                    + "the items of all lists into a table, and name it with --" + EachCommand.TABLE);
        }
        if (DASH.equals(table)) {
            throw new InvalidSettingException(EachCommand.TABLE,
                    "must name a file, since a job has no standard input to read");
        }
        if (lists.isEmpty() && !isStandardInput()) {
            put(given);
            return;
        }
        given.put(LINES, lists.isEmpty()
                ? CommandLineText.lines(EachCommand.STANDARD_INPUT, CommandLineText.ofStandardInput(nul))
                : CommandLineText.lines(EachCommand.SEPARATOR, lists.getFirst()));
    }
}
