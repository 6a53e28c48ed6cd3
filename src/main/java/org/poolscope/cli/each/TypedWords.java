package org.poolscope.cli.each;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.command.CommandLineText;

/// Words of the command line as they were typed, whatever bytes are in them: a JVM makes one and the same letter of all
/// that it cannot decode, and Linux still shows what that was.
final class TypedWords {

    /// What a letter has become that could not be decoded.
    private static final char LOST = '\uFFFD';
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private TypedWords() {}

    /// @param words the last ones of the command line
    /// @throws InvalidSettingException if some of them are lost
    static List<String> exact(List<String> words) {
        if (words.stream().allMatch(word -> word.indexOf(LOST) < 0)) {
            return words;
        }
        try {
            return exact(words, Files.readAllBytes(COMMAND_LINE));
        } catch (IOException e) {
            throw lost(words);
        }
    }

    /// @param commandLine all words of it, each ended by a NUL byte
    static List<String> exact(List<String> words, byte[] commandLine) {
        List<byte[]> typed = new ArrayList<>();
        for (int from = 0, at = 0; at < commandLine.length; at++) {
            if (commandLine[at] == 0) {
                typed.add(Arrays.copyOfRange(commandLine, from, at));
                from = at + 1;
            }
        }
        List<String> exact = new ArrayList<>();
        int first = typed.size() - words.size();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (first < 0 || word.indexOf(LOST) < 0
                    && !word.equals(new String(typed.get(first + i), StandardCharsets.UTF_8))) {
                throw lost(words);
            }
            exact.add(CommandLineText.ofBytes(typed.get(first + i)));
        }
        return exact;
    }

    private static InvalidSettingException lost(List<String> words) {
        String word = words.stream().filter(candidate -> candidate.indexOf(LOST) >= 0).findFirst().orElse("");
        return new InvalidSettingException(EachCommand.SEPARATOR, "has letters that were lost, since the language "
                + "settings of this system do not cover them: " + word + "; let standard input give the items, or set "
                + "LC_ALL=C.UTF-8");
    }
}
