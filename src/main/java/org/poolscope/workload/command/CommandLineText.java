package org.poolscope.workload.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.poolscope.process.ByteText;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Texts;
import org.poolscope.workload.command.item.Csv;
import org.poolscope.workload.command.item.ItemFile;
import org.poolscope.workload.command.template.Placeholder;
import org.poolscope.workload.command.template.ShellWords;
import org.poolscope.workload.command.template.Template;

/// Settings of the workload `commands` made of words that a shell has split already.
public final class CommandLineText {

    private static final Texts TEXTS = Texts.of(CommandLineText.class);
    private static final long MOST_ROWS = 1_000_000;

    private CommandLineText() {}

    /// The command line of an item.
    public interface Filled {

        /// @param number from 1
        /// @param slot   the place it ran in; from 1, or 0 if in none
        String of(String item, long number, int slot);
    }

    /// Whether a workload runs command lines.
    public static boolean isOf(String workload) {
        return workload.equals(Commands.NAME);
    }

    /// Whether relative names in command lines lead from the folder that this program was started in.
    public static boolean leadsFromHere(String workload, Settings settings) {
        return isOf(workload) && settings.folderIfAny(Commands.FOLDER).isEmpty();
    }

    /// The command lines of items, as a shell would take them, each at its first try. What cannot be filled in is what
    /// its item is called.
    public static Filled filled(Settings settings, int workers) {
        CommandSettings command = CommandSettings.of(settings);
        var filler = new ItemFiller(command, settings.folderIfAny(Commands.INPUT));
        int threads = command.threadsOf(workers);
        return (item, number, slot) -> {
            try {
                return ShellWords.join(command.template().fill(filler.facts(item, number - 1, slot, threads, 1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
                return item;
            }
        };
    }

    /// The words of a command line that is typed in a field, as a shell would split them; nothing is filled in.
    ///
    /// @param field what it is called where it is refused
    /// @throws InvalidSettingException if there are none, a quote is not closed, or it would need a shell
    public static List<String> words(String field, String line) {
        try {
            List<String> words = ShellWords.split(line);
            if (words.isEmpty()) {
                throw new InvalidSettingException(field, TEXTS.get("line.empty"));
            }
            return words;
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(field, String.valueOf(e.getMessage()));
        }
    }

    /// The template of words, with the item at the end if nothing in them tells items apart.
    public static String of(List<String> words) {
        String text = ShellWords.join(words);
        return Template.tellsItems(words) ? text : text + " " + Placeholder.ITEM.text();
    }

    /// The same of words that items of several lists are filled in for, which all have to be told apart; with one of
    /// each at the end if nothing in the words tells them.
    ///
    /// @throws InvalidSettingException if a list is not filled in
    public static String of(List<String> words, int lists) {
        List<String> numbered = IntStream.rangeClosed(1, lists).mapToObj(list -> "{" + list + "}").toList();
        String text = ShellWords.join(words);
        if (!Template.tellsItems(words)) {
            return text + " " + String.join(" ", numbered);
        }
        String joined = String.join(" ", words);
        for (String list : numbered.subList(1, lists)) {
            if (!joined.contains(list)) {
                throw new InvalidSettingException(Commands.TEMPLATE, TEXTS.format("lists.unused", list, lists));
            }
        }
        return text;
    }

    /// Looks whether lists can be taken with one another: a few words are millions of items soon.
    ///
    /// @param name what the lists are called where they are refused
    /// @throws InvalidSettingException if these would be too many
    public static void requireFewEnough(List<List<String>> lists, String name) {
        long rows = 1;
        for (List<String> list : lists) {
            rows *= list.size();
            if (rows > MOST_ROWS) {
                throw new InvalidSettingException(name, TEXTS.format("lists.too-many", MOST_ROWS));
            }
        }
    }

    /// Writes every item of each list with every one of the others, the last list's changing soonest, as a table whose
    /// columns are called by the numbers of the lists.
    public static void writeTable(List<List<String>> lists, OutputStream out) throws IOException {
        long rows = lists.stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
        write(IntStream.rangeClosed(1, lists.size()).mapToObj(Integer::toString).toList(), out);
        for (long row = 0; row < rows; row++) {
            List<String> fields = new ArrayList<>();
            long rest = row;
            for (List<String> list : lists.reversed()) {
                fields.addFirst(list.get((int) (rest % list.size())));
                rest /= list.size();
            }
            write(fields, out);
        }
    }

    private static void write(List<String> row, OutputStream out) throws IOException {
        out.write(ByteText.bytes(Csv.write(row)));
        out.write('\n');
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

    /// What the setting `lines` has to be for these items.
    ///
    /// @param source what the items are called where they are refused
    /// @throws InvalidSettingException if one of them is no line
    public static String lines(String source, List<String> items) {
        for (String item : items) {
            if (item.isEmpty() || item.indexOf('\n') >= 0 || item.endsWith("\r")) {
                throw new InvalidSettingException(source, TEXTS.format(item.isEmpty() ? "lines.no-item"
                        : "lines.line-break", item.replace("\n", "\\n").replace("\r", "\\r")));
            }
        }
        return String.join("\n", items);
    }

    /// All items that come by standard input, until its end.
    ///
    /// @throws InvalidSettingException if there are none, or cannot be
    /// @throws IOException             if they cannot be read, or would be typed by hand
    public static List<String> ofStandardInput(boolean nul) throws IOException {
        List<String> items;
        try {
            items = ItemFile.items(ItemFile.ofStandardInput(), nul).names();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(Commands.ITEMS, String.valueOf(e.getMessage()));
        }
        if (items.isEmpty()) {
            throw new InvalidSettingException(Commands.ITEMS,
                    TEXTS.format("items.empty", TEXTS.get("items.standard-input")));
        }
        return items;
    }

    /// Whether the items would be typed by hand if they came by standard input.
    public static boolean isTyped() throws IOException {
        return ItemFile.isTyped();
    }

    /// Waits until something comes by standard input that may be an item.
    ///
    /// @param nul whether NUL bytes end items, and not line ends
    /// @return whether something does before its end
    /// @throws InvalidSettingException if that is none
    public static boolean awaitStandardInput(boolean nul) throws IOException {
        try {
            return ItemFile.awaitStandardInput(nul);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(Commands.ITEMS, String.valueOf(e.getMessage()));
        }
    }

    /// Standard input; not to be closed.
    public static InputStream standardInput() {
        return ItemFile.standardInput();
    }
}
