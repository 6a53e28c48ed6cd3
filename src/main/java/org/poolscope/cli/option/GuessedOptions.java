package org.poolscope.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.Priority;

/// What a command line most likely says that nobody has parsed yet: for workers to be launched meanwhile. A wrong guess
/// costs a process that nobody takes, so what is odd is no option here, and told by whoever parses it.
///
/// @param words all of them, the command's name first
public record GuessedOptions(List<String> words) {

    /// With these nothing is run.
    private static final Set<String> ONLY_TELLING = Set.of("--dry-run", "--help", "-h", SaveOption.NAME);

    /// Whether a command of this name is to run something.
    public boolean run(String command) {
        return words.size() > 1 && words.getFirst().equals(command)
                && words.stream().noneMatch(word ->
                        ONLY_TELLING.contains(word) || word.startsWith(SaveOption.NAME + "="));
    }

    /// The values of an option, in the order in which they are given.
    public List<String> values(String option) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(option + "=")) {
                values.add(words.get(i).substring(option.length() + 1));
            } else if (words.get(i).equals(option) && i + 1 < words.size()) {
                values.add(words.get(++i));
            }
        }
        return values;
    }

    /// The pool size.
    ///
    /// @return empty if it is not given
    /// @throws InvalidSettingException if it is none
    public OptionalInt workers() {
        List<String> given = values("--workers");
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int workers = Integer.parseInt(given.getFirst());
            if (workers >= 1 && workers <= PoolOptions.MAX_WORKERS) {
                return OptionalInt.of(workers);
            }
        } catch (NumberFormatException _) {
            // As one that is out of bounds.
        }
        throw new InvalidSettingException("workers", "is none");
    }

    /// @throws InvalidSettingException if there is none of that name
    public Priority priority() {
        List<String> given = values("--priority");
        return given.isEmpty() ? Priority.LOW : Priority.parse(given.getFirst());
    }
}
