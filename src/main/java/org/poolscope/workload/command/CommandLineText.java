package org.poolscope.workload.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.poolscope.process.ByteText;

/// Settings of the workload `commands` made of words that a shell has split already.
public final class CommandLineText {

    private CommandLineText() {}

    /// The template of words, with the item at the end if nothing in them tells items apart.
    public static String of(List<String> words) {
        String text = ShellWords.join(words);
        return Template.tellsItems(words) ? text : text + " " + Placeholder.ITEM.text();
    }

    /// A word of bytes that need not be text.
    public static String ofBytes(byte[] bytes) {
        return ByteText.of(bytes);
    }

    /// What a file of these items has in it, ended by NUL bytes.
    public static byte[] items(List<String> items) {
        var bytes = new ByteArrayOutputStream();
        for (String item : items) {
            bytes.writeBytes(ByteText.bytes(item));
            bytes.write(0);
        }
        return bytes.toByteArray();
    }

    /// Whether there is no item in a file.
    ///
    /// @param nul whether NUL bytes end items
    public static boolean isEmpty(Path file, boolean nul) throws IOException {
        try (var in = Files.newInputStream(file)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (nul || b != '\n' && b != '\r') {
                    return false;
                }
            }
        }
        return true;
    }
}
