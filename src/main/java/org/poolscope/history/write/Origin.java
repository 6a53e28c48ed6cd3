package org.poolscope.history.write;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.poolscope.history.ConfigurationJson;

/// Where a run comes from, as the journal keeps it.
///
/// @param command  the verb: `run`, `each`, `compare`, `window`
/// @param settings texts of settings to be kept in place of the run's own, which name files that are gone with it
/// @param goesOn   the run that this one goes on with
/// @param items    the items, where the settings that are kept do not lead to them any more
/// @param of       the comparison that it is of, if it is of one
/// @param block    the block of it, from 1; 0 if it is of none
/// @param queued   the number in the queue of batches by which it came; empty if it did not come from there
public record Origin(String command, Map<String, String> settings, OptionalLong goesOn, List<String> items,
                     Optional<Comparison> of, int block, OptionalLong queued) {

    /// A comparison, as its runs are to have it in common.
    public static final class Comparison {
        private final String question;
        private final int repeats;

        /// For the journal's thread; below 0 until it is in the journal.
        private long number = -1;

        /// @param question what it asks, in plain values
        /// @param repeats  how often each size is to be run; 0 if that is not fixed
        public Comparison(Map<String, ?> question, int repeats) {
            this.question = ConfigurationJson.text(question);
            this.repeats = repeats;
        }

        long number(RunRows rows, long started) throws SQLException {
            if (number < 0) {
                number = rows.insert("INSERT INTO comparisons (started, sizes, repeats) VALUES (?,?,?)", started,
                        question, repeats);
            }
            return number;
        }
    }

    public Origin {
        settings = Map.copyOf(settings);
    }

    /// Of a run that begins anew, with settings that last.
    public static Origin of(String command) {
        return new Origin(command, Map.of(), OptionalLong.empty(), List.of(), Optional.empty(), 0,
                OptionalLong.empty());
    }

    /// The same of a run that goes on with another.
    public Origin goingOn(long run) {
        return new Origin(command, settings, OptionalLong.of(run), items, of, block, queued);
    }

    /// The same of a run of a comparison.
    public Origin of(Comparison comparison, int itsBlock) {
        return new Origin(command, settings, goesOn, items, Optional.of(comparison), itsBlock, queued);
    }

    /// The same with settings in place of its own, and with its items.
    public Origin keeping(Map<String, String> lasting, List<String> names) {
        return new Origin(command, lasting, goesOn, List.copyOf(names), of, block, queued);
    }

    /// The same of a run that came from the queue.
    public Origin queued(long number) {
        return new Origin(command, settings, goesOn, items, of, block, OptionalLong.of(number));
    }
}
