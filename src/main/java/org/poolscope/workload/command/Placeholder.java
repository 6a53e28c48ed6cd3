package org.poolscope.workload.command;

import java.util.Optional;
import java.util.stream.Stream;

/// What stands in a command line for something of the item that it is filled in for; the first ones as GNU parallel
/// calls them.
enum Placeholder {

    /// The item, as it is.
    ITEM("{}", true) {
        @Override
        String of(ItemFacts facts) {
            return facts.item();
        }
    },

    /// Without the ending of its name.
    WITHOUT_ENDING("{.}", true) {
        @Override
        String of(ItemFacts facts) {
            return facts.item().substring(0, endingAt(facts.item()));
        }
    },

    /// Its name, without the folder.
    NAME("{/}", true) {
        @Override
        String of(ItemFacts facts) {
            return facts.item().substring(nameAt(facts.item()));
        }
    },

    /// Its folder; a dot if it has none.
    FOLDER("{//}", true) {
        @Override
        String of(ItemFacts facts) {
            int name = nameAt(facts.item());
            return name == 0 ? "." : name == 1 ? "/" : facts.item().substring(0, name - 1);
        }
    },

    /// Its name, without folder and ending.
    NAME_WITHOUT_ENDING("{/.}", true) {
        @Override
        String of(ItemFacts facts) {
            return facts.item().substring(nameAt(facts.item()), endingAt(facts.item()));
        }
    },

    /// Its number in the batch, from 1.
    NUMBER("{#}", true) {
        @Override
        String of(ItemFacts facts) {
            return Long.toString(facts.number());
        }
    },

    /// The number of the place that it is run in, from 1 to the size of the pool.
    SLOT("{%}", false) {
        @Override
        String of(ItemFacts facts) {
            return Integer.toString(facts.slot());
        }
    },

    /// How many processors there are for it.
    THREADS("{threads}", false) {
        @Override
        String of(ItemFacts facts) {
            return Integer.toString(facts.threads());
        }
    },

    /// Which try it is, from 1.
    ATTEMPT("{attempt}", false) {
        @Override
        String of(ItemFacts facts) {
            return Integer.toString(facts.attempt());
        }
    },

    /// The folder for its results.
    OUT("{out}", false) {
        @Override
        String of(ItemFacts facts) {
            return facts.out();
        }
    };

    private final String text;
    private final boolean ofItem;

    Placeholder(String text, boolean ofItem) {
        this.text = text;
        this.ofItem = ofItem;
    }

    String text() {
        return text;
    }

    /// Whether it tells one item from another.
    boolean isOfItem() {
        return ofItem;
    }

    /// What it becomes.
    abstract String of(ItemFacts facts);

    static Optional<Placeholder> called(String text) {
        return Stream.of(values()).filter(placeholder -> placeholder.text.equals(text)).findFirst();
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
