package org.poolscope.pool.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.poolscope.pool.launch.jvm.JavaCommand;

/// Why a JVM did not come up, for a person: what is missing and what to do, and behind it in brackets what the JVM or
/// the system says, which names the place but seldom the reason.
public final class StartFailure {

    private static final int LINES_TOLD = 3;
    private static final int MOST_TOLD = 400;

    private static final String MEMORY = "there is not enough memory for one more Java process; use fewer workers, or"
            + " raise the limit (ulimit -v, or that of a container)";
    private static final String THREADS = "no more processes or threads may be started; use fewer workers, or raise the"
            + " limit (ulimit -u, or that of a container)";
    private static final String FILES =
            "no more files may be opened; use fewer workers, or raise the limit (ulimit -n)";

    /// The first that fits is told: a thread that cannot be made is called an OutOfMemoryError.
    private static final List<Sign> SIGNS = List.of(
            new Sign("unable to create native thread", THREADS),
            new Sign("Failed to start thread", THREADS),
            new Sign("pthread_create failed", THREADS),
            new Sign("Cannot create worker GC thread", THREADS),
            new Sign("Resource temporarily unavailable", THREADS),
            new Sign("error=11", THREADS),
            new Sign("Too many open files", FILES),
            new Sign("error=24", FILES),
            new Sign("working directory", "the folder that the program was started in is not there any more"),
            new Sign("No space left on device", "there is no space left for the files of a worker"),
            new Sign("Could not reserve", MEMORY),
            new Sign("Could not allocate", MEMORY),
            new Sign("insufficient memory", MEMORY),
            new Sign("Cannot allocate memory", MEMORY),
            new Sign("error=12", MEMORY),
            new Sign("Initial heap size set to a larger value", MEMORY),
            new Sign("error while loading shared libraries", MEMORY),
            new Sign("OutOfMemoryError", MEMORY));

    private StartFailure() {}

    /// Words by which a reason is known.
    private record Sign(String said, String reason) {}

    /// @param happened what is seen from outside, which is told if nothing more is known
    /// @param said     what the JVM or the system says; may be empty
    public static String inWords(String happened, String said) {
        String reason = missing(said).or(() -> known(said)).orElse(happened);
        String told = brief(said);
        return told.isEmpty() || reason.contains(told) ? reason : reason + " (" + told + ")";
    }

    /// Whether it is known what that says.
    static boolean explains(String said) {
        return missing(said).or(() -> known(said)).isPresent();
    }

    private static Optional<String> known(String said) {
        return SIGNS.stream().filter(sign -> said.contains(sign.said())).map(Sign::reason).findFirst();
    }

    /// What a JVM is made of may have gone since this one was started: by an update of the program, say.
    private static Optional<String> missing(String said) {
        try {
            JavaCommand.java();
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
        if (!said.contains("Could not find or load main class") && !said.contains("NoClassDefFoundError")) {
            return Optional.empty();
        }
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .filter(entry -> !entry.isEmpty() && !entry.endsWith("*") && !Files.exists(Path.of(entry)))
                .findFirst()
                .map(entry -> entry + ", which the program was started from, is not there any more; start it again");
    }

    /// The first lines, without the frame that a JVM draws around its last words.
    private static String brief(String said) {
        String lines = said.lines().map(line -> line.replaceFirst("^#", "").strip()).filter(line -> !line.isEmpty())
                .limit(LINES_TOLD).collect(Collectors.joining("; "));
        return lines.length() <= MOST_TOLD ? lines : lines.substring(0, MOST_TOLD) + "…";
    }
}
