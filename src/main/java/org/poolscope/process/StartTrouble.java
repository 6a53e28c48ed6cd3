package org.poolscope.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why a program could not be started, in words.
final class StartTrouble {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle(
            StartTrouble.class.getPackageName() + ".messages", StartTrouble.class.getModule());

    private static final Pattern NUMBER = Pattern.compile("error[=:] ?(\\d+)");

    private static final int UNKNOWN = 0;
    private static final int NO_SUCH_FILE = 2;
    private static final int ARGUMENTS_TOO_LONG = 7;
    private static final int NO_PROGRAM = 8;
    private static final int DENIED = 13;

    private StartTrouble() {}

    /// By what the JDK says, in which the number of the system stands: `error: 2 (No such file or directory)`.
    static IOException of(Program program, IOException cause) {
        String message = String.valueOf(cause.getMessage());
        Matcher number = NUMBER.matcher(message);
        return of(program, number.find() ? Integer.parseInt(number.group(1)) : UNKNOWN, message);
    }

    /// By the number that the system gives.
    ///
    /// @param words what the system calls it
    static IOException of(Program program, int error, String words) {
        Path gone = program.stdout().toAbsolutePath().getParent();
        if (!Files.isDirectory(gone)) {
            return new IOException(text("start.no-output", program, gone));
        }
        if (program.folder().isPresent() && !Files.isDirectory(program.folder().get())) {
            return new IOException(text("start.no-folder", program, program.folder().get()));
        }
        if (program.words().getFirst().isEmpty()) {
            return new IOException(format("start.no-name"));
        }
        return new IOException(switch (error) {
            case NO_SUCH_FILE -> isFile(program) ? text("start.no-interpreter", program, words)
                    : text(program.words().getFirst().indexOf(File.separatorChar) < 0
                            ? "start.not-found" : "start.no-file", program, words);
            case DENIED -> text("start.denied", program, words);
            case ARGUMENTS_TOO_LONG -> text("start.too-long", program, words);
            case NO_PROGRAM -> text("start.no-program", program, words);
            default -> text("start.failed", program, words);
        });
    }

    private static boolean isFile(Program program) {
        try {
            String name = program.words().getFirst();
            return name.indexOf(File.separatorChar) >= 0
                    && Files.isRegularFile(program.folder().orElse(Path.of("")).resolve(ByteText.path(name)));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    static IOException unspellable(String word) {
        return new IOException(format("start.unspellable", ByteText.shown(word)));
    }

    private static String text(String key, Program program, Object details) {
        return format(key, ByteText.shown(program.words().getFirst()), details);
    }

    private static String format(String key, Object... details) {
        return new MessageFormat(TEXTS.getString(key), TEXTS.getLocale()).format(details);
    }
}
