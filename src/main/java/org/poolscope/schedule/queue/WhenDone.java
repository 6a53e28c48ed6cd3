package org.poolscope.schedule.queue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.command.CommandLineText;

/// What is done when the last batch of the queue has ended.
///
/// @param command what is run then, as it is typed; kept though something else is chosen
public record WhenDone(Kind kind, String command) {

    /// As long as nothing else is chosen.
    public static final WhenDone NOTHING = new WhenDone(Kind.NOTHING, "");

    /// The name of what is refused.
    public static final String FIELD = "when-done";

    /// What can be done.
    public enum Kind {
        NOTHING,
        /// The desktop shows a notification.
        NOTIFY,
        /// A program is run, without a shell.
        COMMAND;

        /// As it is written in the journal and on the command line.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// What such a word means.
        public static Optional<Kind> named(String word) {
            return List.of(values()).stream().filter(kind -> kind.word().equals(word)).findFirst();
        }
    }

    /// The program and its arguments.
    ///
    /// @throws InvalidSettingException if there is none, or it would need a shell
    public List<String> words() {
        return CommandLineText.words(FIELD, command);
    }
}
