package org.poolscope.cli.each;

import java.util.ArrayList;
import java.util.List;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.command.CommandLineText;

/// The words behind the options of `each`.
///
/// @param command the program with its arguments
/// @param items   the lists of items, of which there may be none
record EachWords(List<String> command, List<List<String>> items) {

    /// @throws InvalidSettingException if there is no program, or a list is empty
    static EachWords of(List<String> words) {
        List<List<String>> lists = new ArrayList<>(List.of(new ArrayList<>()));
        for (String word : words) {
            if (word.equals(EachCommand.SEPARATOR)) {
                lists.add(new ArrayList<>());
            } else {
                lists.getLast().add(word);
            }
        }
        List<List<String>> items = lists.subList(1, lists.size());
        if (items.stream().anyMatch(List::isEmpty)) {
            throw new InvalidSettingException(EachCommand.SEPARATOR, "must be followed by an item at least");
        }
        if (lists.getFirst().isEmpty()) {
            throw new InvalidSettingException(EachCommand.SEPARATOR, "must come after the program and its arguments");
        }
        return new EachWords(lists.getFirst(), items);
    }

    /// The template of the programs.
    ///
    /// @param shell whether the command is a script for a shell
    /// @throws InvalidSettingException if it cannot be one
    String template(boolean shell) {
        if (!shell) {
            return items.size() > 1 ? CommandLineText.of(command, items.size()) : CommandLineText.of(command);
        }
        if (command.size() > 1) {
            throw new InvalidSettingException(EachCommand.PROGRAM, "must be one argument with --shell, a script in "
                    + "quotes, as in 'gzip < \"$1\" > \"$1.gz\"'; not " + command.size());
        }
        return command.getFirst();
    }
}
