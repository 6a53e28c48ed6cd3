package org.poolscope.history.read;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.poolscope.history.ConfigurationJson;
import org.poolscope.history.JournalException;
import org.poolscope.history.RunEntry;
import org.poolscope.history.database.JournalFile;
import org.poolscope.history.database.Statements;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.RunConfiguration;

/// What the journal has of comparisons beyond what each of their runs is: what they asked, and what each run was for.
/// Any thread.
public final class Comparisons {

    private static final String NOTE = "comparison";

    /// So many of the last are looked at for those of a batch.
    private static final int MOST = 200;

    /// A comparison of the journal.
    ///
    /// @param question what it asked, as it was given; of an older version its sizes alone, `sizes`
    /// @param repeats  how often each size was to be run; 0 if that was not fixed
    /// @param runs     in the order in which they were made
    public record Kept(Instant started, Map<String, Object> question, int repeats, List<Part> runs) {}

    /// A run of it.
    ///
    /// @param block from 1
    /// @param note  what was noted of it; empty if nothing was
    public record Part(RunEntry run, int block, Map<String, Object> note) {}

    private Comparisons() {}

    /// Reads one that there is.
    public static Kept read(JournalReader journal, long comparison) throws JournalException {
        List<Part> runs = new ArrayList<>();
        for (long number : journal.numbers("SELECT id FROM runs WHERE comparison=? ORDER BY id", comparison)) {
            RunEntry run = journal.run(number);
            runs.add(new Part(run, (int) number(journal, "SELECT block FROM runs WHERE id=?", number), note(run)));
        }
        return new Kept(Instant.ofEpochMilli(number(journal, "SELECT started FROM comparisons WHERE id=?", comparison)),
                question(journal, comparison),
                (int) number(journal, "SELECT repeats FROM comparisons WHERE id=?", comparison), runs);
    }

    private static long number(JournalReader journal, String statement, long of) throws JournalException {
        List<Long> found = journal.numbers(statement, of);
        return found.isEmpty() ? 0 : found.getFirst();
    }

    private static Map<String, Object> note(RunEntry run) throws JournalException {
        return run.reportValues().get(NOTE) instanceof Map<?, ?> map ? texts(map) : Map.of();
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        var texts = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> texts.put(String.valueOf(name), value));
        return texts;
    }

    /// An older version has written the sizes alone.
    private static Map<String, Object> question(JournalReader journal, long comparison) throws JournalException {
        String text = new String(journal.bytes("SELECT CAST(sizes AS BLOB) FROM comparisons WHERE id=?", comparison),
                StandardCharsets.UTF_8);
        return ConfigurationJson.map(text.startsWith("{") ? text : "{\"sizes\":[" + text + "]}");
    }

    /// The comparisons of the same batch, the latest first, each by its first run. What comes to equal results of other
    /// items is another batch here: it takes another time.
    public static List<RunEntry> of(JournalReader journal, RunConfiguration batch) throws JournalException {
        Map<String, String> asked = withoutThreads(batch.workload(), batch.settings().texts());
        List<RunEntry> same = new ArrayList<>();
        for (long number : journal.numbers("SELECT MIN(id) FROM runs WHERE comparison IS NOT NULL AND id>? GROUP BY "
                + "comparison ORDER BY 1 DESC LIMIT " + MOST, 0)) {
            RunEntry run = journal.run(number);
            if (run.workload().equals(batch.workload())
                    && withoutThreads(run.workload(), run.settings()).equals(asked)) {
                same.add(run);
            }
        }
        return same;
    }

    /// Those of a comparison's first run may be any of its.
    private static Map<String, String> withoutThreads(String workload, Map<String, String> settings) {
        var others = new LinkedHashMap<>(settings);
        Workloads.named(workload).threadsSetting().ifPresent(others::remove);
        return others;
    }

    /// Notes what a run of a comparison was for, in plain values.
    ///
    /// @param run its number, whose end is on the disk
    public static void note(Path file, long run, Map<String, ?> what) throws JournalException {
        update(file, "UPDATE runs SET report=json_set(COALESCE(report, '{}'), '$." + NOTE + "', json(?)) WHERE id=?",
                what, run);
    }

    /// Adds to what is known of a comparison: to the values of a name in its [question][Kept#question].
    ///
    /// @param run any of its runs, whose end is on the disk
    /// @param of  the name, letters only
    public static void add(Path file, long run, String of, Map<String, ?> what) throws JournalException {
        update(file, "UPDATE comparisons SET sizes=json_insert(CASE WHEN json_type(sizes, '$." + of + "') IS NULL "
                + "THEN json_set(sizes, '$." + of + "', json('[]')) ELSE sizes END, '$." + of + "[#]', json(?)) "
                + "WHERE id=(SELECT comparison FROM runs WHERE id=?)", what, run);
    }

    private static void update(Path file, String statement, Map<String, ?> what, long run) throws JournalException {
        JournalFile.write(file, connection -> Statements.update(connection, statement, ConfigurationJson.text(what),
                run));
    }
}
