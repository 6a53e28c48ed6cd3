package org.poolscope.workload.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.command.template.ItemFacts;
import org.poolscope.workload.command.template.Placeholder;

/// Looks whether two items would write to one file, as far as the command names it with `{out}`: which of them would
/// stay is chance, and both may be broken. A folder they may share. Of very many items no names are kept, only a number
/// for each.
final class OneFileEach {

    private static final Texts TEXTS = Texts.of(OneFileEach.class);

    private final CommandSettings command;
    private final ItemFiller filler;
    private final List<String> items;

    OneFileEach(CommandSettings command, ItemFiller filler, List<String> items) {
        this.command = command;
        this.filler = filler;
        this.items = items;
    }

    /// @throws InvalidSettingException if two would, naming them
    void requireDistinct() {
        if (!command.template().has(Placeholder.OUT) || names(0).isEmpty()) {
            return;
        }
        Set<Long> twice = twice();
        if (!twice.isEmpty()) {
            requireDistinct(twice);
        }
    }

    private List<String> names(int item) {
        ItemFacts facts = filler.facts(items.get(item), item, 1, 1, 1);
        return filler.results(command.template(), facts);
    }

    /// The numbers that come more than once. Those of different names seldom are equal.
    private Set<Long> twice() {
        long[] all = new long[items.size() * names(0).size()];
        int count = 0;
        for (int item = 0; item < items.size(); item++) {
            for (String name : names(item)) {
                all = count == all.length ? Arrays.copyOf(all, count * 2) : all;
                all[count++] = number(name);
            }
        }
        Arrays.sort(all, 0, count);
        var twice = new HashSet<Long>();
        for (int i = 1; i < count; i++) {
            if (all[i] == all[i - 1]) {
                twice.add(all[i]);
            }
        }
        return twice;
    }

    private void requireDistinct(Set<Long> suspect) {
        Map<String, Integer> first = new HashMap<>();
        for (int item = 0; item < items.size(); item++) {
            for (String name : names(item)) {
                Integer other = suspect.contains(number(name)) ? first.putIfAbsent(name, item) : null;
                if (other != null && !Files.isDirectory(Path.of(name))) {
                    throw new InvalidSettingException(Commands.TEMPLATE, TEXTS.format("results.one-file",
                            items.get(other), items.get(item), name));
                }
            }
        }
    }

    /// FNV-1a of its characters (G. Fowler, L. C. Noll, K.-P. Vo, 1991).
    private static long number(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
