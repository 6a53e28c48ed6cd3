package org.poolscope.workload.images.find;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.picture.Content;

/// What a folder holds beside the pictures that are taken, counted by why and what, as in `left out: 12 (.mov 9, .txt
/// 3)`. Not thread-safe.
public final class LeftOut {

    /// Why something is left out; counted by what follows.
    enum Why {
        /// There is no picture in it. By endings.
        NO_PICTURE,
        /// It is a picture of a kind that is not read here. By kinds.
        NEEDS_MORE,
        /// The system, or another program, keeps it out of sight. By names.
        HIDDEN,
        /// It is a result of ours. By output folders.
        OWN
    }

    private static final char GAP = '\u202F';

    /// Of so many kinds each is named.
    private static final int NAMED = 8;

    private final Texts texts = Texts.of(LeftOut.class);
    private final Map<Why, Map<String, Long>> counts = new EnumMap<>(Why.class);
    private @Nullable String output;

    void add(Why why, String what) {
        counts.computeIfAbsent(why, _ -> new TreeMap<>()).merge(what, 1L, Long::sum);
    }

    void addKind(Content content) {
        add(Why.NEEDS_MORE, texts.get("content." + content.name().toLowerCase(Locale.ROOT)));
    }

    void addNoPicture(String ending) {
        add(Why.NO_PICTURE, ending.isEmpty() ? texts.get("left-out.no-ending") : "." + ending);
    }

    /// The output folder is in the input, and something is in it. Nobody looks at what: that may be very much.
    void addOutput(String folder) {
        output = folder;
    }

    /// All of it in words: a sentence for each reason there is, without full stops.
    public List<String> sentences() {
        return Stream.concat(
                counts.entrySet().stream().map(reason -> sentence(reason.getKey(), reason.getValue())),
                Stream.ofNullable(output).map(folder -> texts.format("left-out.output", folder))).toList();
    }

    /// A number in words, its digits in groups as in all that a person reads.
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', GAP);
    }

    private String sentence(Why why, Map<String, Long> counted) {
        List<Map.Entry<String, Long>> most = counted.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed()
                        .thenComparing(Map.Entry.<String, Long>comparingByKey()))
                .toList();
        List<String> named = new ArrayList<>();
        most.stream().limit(NAMED).forEach(entry -> named.add(entry.getKey() + " " + count(entry.getValue())));
        long others = most.stream().skip(NAMED).mapToLong(Map.Entry::getValue).sum();
        if (others > 0) {
            named.add(texts.format("left-out.others", count(others)));
        }
        long all = counted.values().stream().mapToLong(Long::longValue).sum();
        String key = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return texts.format("left-out." + key, count(all), String.join(", ", named));
    }
}
