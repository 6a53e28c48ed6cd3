package org.poolscope.workload.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.poolscope.process.ByteText;
import org.poolscope.workload.command.item.Csv;
import org.poolscope.workload.command.template.ItemFacts;
import org.poolscope.workload.command.template.Template;

/// Says of an item by its name what a command line can say of it.
final class ItemFiller {

    /// With a slash behind it; empty if items are what they are called.
    private final String input;
    private final String output;
    private final boolean keepsTree;
    private final boolean ofTable;

    /// Whether the first field of a row is the item itself; otherwise that is the row.
    private final boolean takesFirst;

    ItemFiller(CommandSettings command, Optional<Path> input) {
        this.input = input.map(ItemFiller::base).orElse("");
        this.output = command.output().map(ByteText::of).orElse("");
        this.keepsTree = input.isPresent();
        this.ofTable = command.ofTable();
        this.takesFirst = command.template().takesAllColumns() || command.template().takesFirstColumn();
    }

    private static String base(Path folder) {
        String text = ByteText.of(folder);
        return text.endsWith("/") ? text : text + "/";
    }

    /// @param name what it is called in the batch
    ItemFacts facts(String name, long position, int slot, int threads, int attempt) {
        if (!ofTable) {
            return new ItemFacts(input + name, position + 1, slot, threads, attempt, out(name), List.of());
        }
        List<String> fields = Csv.fields(name);
        return new ItemFacts(takesFirst ? fields.getFirst() : name, position + 1, slot, threads, attempt, out(name),
                fields.subList(takesFirst ? 1 : 0, fields.size()));
    }

    /// What a command line names in the folder for results and is there, relative to that folder: the first of several;
    /// empty if there is none.
    ///
    /// @param words the command line as it was filled in for an item
    String written(List<String> words, ItemFacts facts) {
        String before = output + "/";
        for (String word : words) {
            int at = word.indexOf(facts.out() + "/");
            if (at >= 0 && word.length() > at + facts.out().length() + 1
                    && ByteText.path(word.substring(at)).toFile().isFile()) {
                return word.substring(at + before.length());
            }
        }
        return "";
    }

    /// What a command line names in the folder for results by something of the item: whole paths, each once.
    List<String> results(Template template, ItemFacts facts) {
        List<String> paths = new ArrayList<>();
        for (String word : template.results(facts)) {
            int at = word.indexOf(facts.out() + "/");
            if (at >= 0 && !paths.contains(word.substring(at))) {
                paths.add(word.substring(at));
            }
        }
        return paths;
    }

    /// Below the folder for results the folders are those of the items.
    private String out(String name) {
        int slash = name.lastIndexOf('/');
        return keepsTree && !output.isEmpty() && slash > 0 ? output + "/" + name.substring(0, slash) : output;
    }
}
