package org.poolscope.workload.command.template;

import java.util.Optional;
import java.util.stream.Stream;
import org.poolscope.workload.Texts;

/// What stands in a command line for something of the item that it is filled in for; the first ones as GNU parallel
/// calls them.
public enum Placeholder {

    /// The item, as it is.
    ITEM("{}", true),

    /// Without the ending of its name.
    WITHOUT_ENDING("{.}", true),

    /// Its name, without the folder.
    NAME("{/}", true),

    /// Its folder; a dot if it has none.
    FOLDER("{//}", true),

    /// Its name, without folder and ending.
    NAME_WITHOUT_ENDING("{/.}", true),

    /// Its number in the batch, from 1.
    NUMBER("{#}", true),

    /// The number of the place that it is run in, from 1 to the size of the pool.
    SLOT("{%}", false),

    /// How many processors there are for it.
    THREADS("{threads}", false),

    /// Which try it is, from 1.
    ATTEMPT("{attempt}", false),

    /// The folder for its results.
    OUT("{out}", false);

    private final String text;
    private final boolean ofItem;

    Placeholder(String text, boolean ofItem) {
        this.text = text;
        this.ofItem = ofItem;
    }

    public String text() {
        return text;
    }

    /// What it becomes, in words.
    public String meaning() {
        return Texts.of(Placeholder.class).get("placeholder." + name());
    }

    /// Whether it tells one item from another.
    public boolean isOfItem() {
        return ofItem;
    }

    /// What it becomes.
    public String of(ItemFacts facts) {
        String item = facts.item();
        return switch (this) {
            case ITEM -> item;
            case WITHOUT_ENDING -> item.substring(0, endingAt(item));
            case NAME -> item.substring(nameAt(item));
            case FOLDER -> folder(item);
            case NAME_WITHOUT_ENDING -> item.substring(nameAt(item), endingAt(item));
            case NUMBER -> Long.toString(facts.number());
            case SLOT -> Integer.toString(facts.slot());
            case THREADS -> Integer.toString(facts.threads());
            case ATTEMPT -> Integer.toString(facts.attempt());
            case OUT -> facts.out();
        };
    }

    public static Optional<Placeholder> called(String text) {
        return Stream.of(values()).filter(placeholder -> placeholder.text.equals(text)).findFirst();
    }

    private static String folder(String item) {
        int name = nameAt(item);
        return name == 0 ? "." : name == 1 ? "/" : item.substring(0, name - 1);
    }

    /// Where the name begins, behind the folder.
    private static int nameAt(String item) {
        return item.lastIndexOf('/') + 1;
    }

    /// Where the ending of the name begins, with its dot; a dot at the beginning hides a file, and begins no ending.
    private static int endingAt(String item) {
        int dot = item.lastIndexOf('.');
         return dot > nameAt(item) ? dot : item.length();
    }
}
