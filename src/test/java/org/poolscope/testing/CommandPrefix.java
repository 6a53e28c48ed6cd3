package org.poolscope.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Words before a command that run it somewhere else: in a namespace, with a mount.
public final class CommandPrefix {

    private CommandPrefix() {}

    /// Whether a command can be run so on this machine, by this user.
    public static boolean works(List<String> words) throws InterruptedException {
        try {
            var command = new ArrayList<>(words);
            command.add("true");
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
