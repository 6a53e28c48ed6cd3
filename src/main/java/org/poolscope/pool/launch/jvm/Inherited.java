package org.poolscope.pool.launch.jvm;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a JVM that this one starts takes over from it, as far as this one was told at its own start: on its command
/// line, in `JDK_JAVA_OPTIONS` or in `JAVA_TOOL_OPTIONS`. That is whatever decides how the user's code runs:
/// assertions, system properties, preview features, modules, the depth of stacks.
///
/// What is meant for one process is not taken over. Two cannot listen at a debugger's or JMX port, nor write one
/// recording, log or dump. An agent changes code without being told in which process it does. Heap, collector and
/// compiler are as the pool sizes them. A property that is set later, with [System#setProperty], is a variable of this
/// process and stays in it.
public final class Inherited {

    private static final List<String> BEGINNINGS = List.of(
            "-D", "-ea", "-da", "-enableassertions", "-disableassertions",
            "-esa", "-dsa", "-enablesystemassertions", "-disablesystemassertions",
            "--enable-preview", "--add-", "--module-path=", "--upgrade-module-path=", "--limit-modules=",
            "--patch-module=", "--enable-native-access=", "--illegal-native-access=",
            "--sun-misc-unsafe-memory-access=", "--enable-final-field-mutation=", "--illegal-final-field-mutation=",
            "-Xss", "-XX:ThreadStackSize=", "-Xbootclasspath/a:", "-XX:+OmitStackTraceInFastThrow",
            "-XX:-OmitStackTraceInFastThrow", "-XX:MaxJavaStackTraceDepth=");

    /// By which the script that starts this program tells what is made for its next start.
    public static final String START_LINK = "poolscope.start";
    public static final String START_REHEARSAL = "poolscope.rehearsal";

    /// Of a port, of this process's own start, or told by whoever starts a process.
    private static final List<String> PROPERTIES_OF_ONE_PROCESS = List.of("com.sun.management.", "java.rmi.server.",
            START_LINK + "=", START_REHEARSAL + "=",
            "jdk.module.", "java.class.path=", "java.io.tmpdir=", "java.nio.channels.spi.SelectorProvider=",
            "sun.java.", "sun.jnu.encoding=",
            "native.encoding=", "file.encoding=", "stdin.encoding=", "stdout.encoding=",
            "stderr.encoding=", "jpackage.");

    /// These do not change what the JVM makes of its own classes, which is what an AOT cache holds.
    private static final List<String> WITHOUT_EFFECT_ON_CACHE = List.of(
            "-D", "-ea", "-da", "-enable", "-disable", "-esa", "-dsa", "-Xss", "-XX:ThreadStackSize=");

    /// With these there can be no AOT cache.
    private static final List<String> AGAINST_CACHE =
            List.of("--module-path=", "--upgrade-module-path=", "--limit-modules=", "--patch-module=");

    private static final List<String> HEAP = List.of("-Xmx", "-Xms");

    private static final List<String> OPTIONS = among(ManagementFactory.getRuntimeMXBean().getInputArguments());

    private Inherited() {}

    /// The options, in the order in which they were given.
    static List<String> options() {
        return OPTIONS;
    }

    /// Those that decide whether an AOT cache can be used.
    public static List<String> optionsOfCache() {
        var options = new ArrayList<String>();
        for (String option : OPTIONS) {
            if (!begins(option, WITHOUT_EFFECT_ON_CACHE)) {
                options.add(option);
            }
        }
        return options;
    }

    /// Whether a JVM with all of them can use an AOT cache at all.
    public static boolean allowCache() {
        return !anyBegins(OPTIONS, AGAINST_CACHE);
    }

    /// Whether an AOT cache serves JVMs with and without these.
    static boolean leaveCacheAlone(List<String> options) {
        for (String option : options) {
            if (!begins(option, WITHOUT_EFFECT_ON_CACHE) && !begins(option, HEAP)) {
                return false;
            }
        }
        return true;
    }

    /// What is taken over of options as a JVM tells them: each in one word, whatever it was on the command line. Of
    /// equal ones the last stays where it is, for the last one prevails.
    static List<String> among(List<String> arguments) {
        Set<String> inherited = new LinkedHashSet<>();
        for (String argument : arguments) {
            boolean ofOneProcess =
                    argument.startsWith("-D") && begins(argument.substring(2), PROPERTIES_OF_ONE_PROCESS);
            if (begins(argument, BEGINNINGS) && !ofOneProcess) {
                inherited.remove(argument);
                inherited.add(argument);
            }
        }
        return List.copyOf(inherited);
    }

    private static boolean anyBegins(List<String> options, List<String> beginnings) {
        for (String option : options) {
            if (begins(option, beginnings)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String option, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (option.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
