package org.poolscope.pool;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.jvm.JavaCommand;
import org.poolscope.pool.launch.jvm.JvmSetup;
import org.poolscope.workload.InvalidSettingException;

/// What a user has chosen for the JVM of a worker or process, checked as far as that can be without starting one. What
/// cannot be is refused at once, with an [InvalidSettingException] that says what is wrong with it.
final class JvmChoices {

    private static final int MIN_HEAP_MEGABYTES = 16;
    private static final int MAX_HEAP_MEGABYTES = 1 << 20;

    /// With these `java` starts something else, or says something and ends.
    private static final List<String> NOT_FOR_A_WORKER = List.of("-jar", "-m", "--module", "--source", "-version",
            "--version", "-showversion", "--show-version", "-fullversion", "--full-version", "-help", "--help", "-h",
            "-?", "-X", "--help-extra", "--list-modules", "-d", "--describe-module", "--dry-run", "--validate-modules",
            "-XshowSettings", "--disable-@files", "-", "--");
    private static final List<String> CLASS_PATHS = List.of("-cp", "-classpath", "--class-path");
    private static final List<String> WITH_A_VALUE = List.of("--add-opens", "--add-exports", "--add-modules",
            "--add-reads", "--enable-native-access", "--limit-modules", "--patch-module", "--module-path",
            "--upgrade-module-path");
    private static final Pattern SIZE_OPTION = Pattern.compile("-X(mx|ms|mn|ss)(.*)");
    private static final Pattern SIZE = Pattern.compile("\\d{1,18}[kKmMgGtT]?");

    private final List<String> options = new ArrayList<>();
    private @Nullable String classPath;

    void property(String name, String value) {
        if (name.isBlank() || name.contains("=")) {
            throw new InvalidSettingException("property", "a name must not be empty nor have an equals sign in it, as "
                    + "'" + name + "' has");
        }
        options.add(readable("property", "-D" + name + "=" + value));
    }

    void options(String... chosen) {
        for (String option : chosen) {
            checkOption(option);
            options.add(readable("JVM option", option));
        }
    }

    void heap(int megabytes) {
        if (megabytes < MIN_HEAP_MEGABYTES || megabytes > MAX_HEAP_MEGABYTES) {
            throw new InvalidSettingException("heap", "must be from " + MIN_HEAP_MEGABYTES + " to " + MAX_HEAP_MEGABYTES
                    + " MB, not " + megabytes);
        }
        options.add("-Xmx" + megabytes + "m");
    }

    void classPath(List<Path> entries) {
        List<String> words = new ArrayList<>();
        for (Path entry : entries) {
            if (!Files.exists(entry)) {
                throw new InvalidSettingException("class path", "names " + entry.toAbsolutePath()
                        + ", which is not there");
            } else if (entry.toString().contains(File.pathSeparator)) {
                throw new InvalidSettingException("class path", "names " + entry + ", and Java takes the '"
                        + File.pathSeparator + "' in it for the end of an entry; give it another name");
            }
            words.add(readable("class path", entry.toAbsolutePath().toString()));
        }
        classPath = String.join(File.pathSeparator, words);
    }

    boolean hasClassPath() {
        return classPath != null;
    }

    JvmSetup setup() {
        return options.isEmpty() && classPath == null ? JvmSetup.INHERITED : new JvmSetup(options, classPath);
    }

    private static void checkOption(String option) {
        String wrong = whatIsWrongWith(option);
        if (wrong != null) {
            throw new InvalidSettingException("JVM option", "'" + option + "' " + wrong);
        }
    }

    private static @Nullable String whatIsWrongWith(String option) {
        String name = option.split("[=:]", 2)[0];
        var size = SIZE_OPTION.matcher(option);
        if (!option.startsWith("-")) {
            return "is none; these begin with a minus, and have their value in the same word";
        } else if (CLASS_PATHS.contains(name)) {
            return "is said with classPath(…)";
        } else if (name.equals("-p")) {
            return "is written --module-path=…";
        } else if (name.equals("-D") || name.equals("-J")) {
            return "lacks what it is to set";
        } else if (NOT_FOR_A_WORKER.contains(name)) {
            return "makes Java do something else than to start a worker";
        } else if (WITH_A_VALUE.contains(option)) {
            return "needs its value in the same word, after an equals sign: " + option + "=…";
        } else if (size.matches() && !SIZE.matcher(size.group(2)).matches()) {
            return "needs a size, as in -X" + size.group(1) + "256m";
        }
        return null;
    }

    /// @return the word, which a JVM reads as it is written here
    private static String readable(String field, String word) {
        if (word.indexOf('\0') >= 0) {
            throw new InvalidSettingException(field, "'" + word.replace('\0', '␀') + "' has a zero character in it");
        }
        if (!JavaCommand.nativeCharset().newEncoder().canEncode(word)) {
            throw new InvalidSettingException(field, "'" + word + "' has letters that are not in "
                    + JavaCommand.nativeCharset() + ", in which command lines are read here; start the program in "
                    + "another locale, as with LC_ALL=C.UTF-8");
        }
        return word;
    }
}
