package org.poolscope.schedule.queue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;

/// Does what is to be done when the last batch of the queue has ended. Any thread; nothing waits for it.
public final class AllDone {

    private static final Texts TEXTS = Texts.of(AllDone.class);
    private static final String TITLE = "Poolscope";

    private AllDone() {}

    /// @param words what a notification says
    /// @return completed when it is done, with why it could not be, in a sentence without its full stop; never
    ///         exceptionally
    public static CompletableFuture<Optional<String>> perform(WhenDone whenDone, String words) {
        try {
            return switch (whenDone.kind()) {
                case NOTHING -> CompletableFuture.completedFuture(Optional.empty());
                case NOTIFY -> started(notification(words));
                case COMMAND -> started(whenDone.words());
            };
        } catch (InvalidSettingException e) {
            return CompletableFuture.completedFuture(Optional.of(TEXTS.format("done.refused", e.reason())));
        }
    }

    private static List<String> notification(String words) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system.startsWith("mac")
                ? List.of("osascript", "-e", "on run argv", "-e", "display notification (item 1 of argv) with title \""
                        + TITLE + "\"", "-e", "end run", words)
                : List.of("notify-send", "--app-name=" + TITLE, TITLE, words);
    }

    private static CompletableFuture<Optional<String>> started(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            return process.onExit().thenApply(ended -> ended.exitValue() == 0 ? Optional.empty()
                    : Optional.of(TEXTS.format("done.failed", command.getFirst(), ended.exitValue())));
        } catch (IOException e) {
            return CompletableFuture.completedFuture(Optional.of(TEXTS.format("done.not-started", command.getFirst(),
                    String.valueOf(e.getMessage()))));
        }
    }
}
