package org.poolscope.workload.command.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.poolscope.process.ByteText;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.TaskLog;
import org.poolscope.workload.Texts;

/// The lines among bytes that come a few at a time. What cannot be read is counted, and harms nobody. For one thread at
/// a time.
final class ReportLines {

    /// One that is longer is none: nobody may make us keep what never ends.
    static final int LONGEST = 4096;

    private static final Texts TEXTS = Texts.of(ReportLines.class);
    private static final int SHOWN = 60;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private final Counting log;
    private byte[] begun = new byte[0];
    private boolean tooLong;
    private volatile boolean toldPart;
    private long unread;
    private String firstUnread = "";

    ReportLines(TaskLog log) {
        this.log = new Counting(log);
    }

    boolean hasToldPart() {
        return toldPart;
    }

    /// Remembers what was counted, to begin anew.
    private final class Counting implements TaskLog {

        private final TaskLog log;
        private final Set<String> counted = new HashSet<>();

        Counting(TaskLog log) {
            this.log = log;
        }

        @Override
        public void item(ItemResult result) {
            log.item(result);
        }

        @Override
        public void progress(long itemsDone) {
            log.progress(itemsDone);
        }

        @Override
        public void part(double done) {
            toldPart = true;
            log.part(done);
        }

        @Override
        public void status(String line) {
            log.status(line);
        }

        @Override
        public boolean value(String name, double amount) {
            return log.value(name, amount);
        }

        @Override
        public boolean count(String name, double more) {
            boolean taken = log.count(name, more);
            if (taken) {
                counted.add(name);
            }
            return taken;
        }
    }

    /// Takes in the next bytes.
    void add(byte[] bytes, int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                end(bytes, from, i);
                from = i + 1;
            }
        }
        keep(bytes, from, length);
    }

    private void keep(byte[] bytes, int from, int to) {
        if (tooLong || begun.length + to - from > LONGEST) {
            if (!tooLong) {
                noteUnread(shown(bytes, from, to));
            }
            tooLong = true;
            begun = new byte[0];
        } else if (to > from) {
            int before = begun.length;
            begun = Arrays.copyOf(begun, before + to - from);
            System.arraycopy(bytes, from, begun, before, to - from);
        }
    }

    private void end(byte[] bytes, int from, int to) {
        if (tooLong) {
            tooLong = false;
        } else if (begun.length > 0) {
            keep(bytes, from, to);
            end();
        } else {
            pass(bytes, from, to);
        }
    }

    /// Takes what has come of a line for all of it.
    void end() {
        byte[] line = begun;
        begun = new byte[0];
        tooLong = false;
        pass(line, 0, line.length);
    }

    private void pass(byte[] bytes, int from, int to) {
        if (to - from > LONGEST || !ReportLine.pass(new String(bytes, from, to - from, StandardCharsets.UTF_8), log)) {
            noteUnread(shown(bytes, from, to));
        }
    }

    private String shown(byte[] bytes, int from, int to) {
        if (unread > 0) {
            return "";
        }
        String text = ByteText.shown(ByteText.of(bytes, from, Math.min(to - from, SHOWN)));
        return CONTROLS.matcher(text).replaceAll("·") + (to - from > SHOWN ? "…" : "");
    }

    /// Something in place of lines that could not be read.
    void noteUnread(String what) {
        if (unread++ == 0) {
            firstUnread = what;
        }
    }

    /// Forgets what was counted and what has begun: what comes next is the file from its beginning.
    void beginAnew() {
        log.counted.forEach(name -> log.value(name, 0));
        begun = new byte[0];
        tooLong = false;
    }

    /// What is to be said of lines that could not be read.
    Optional<String> remark() {
        return unread == 0 ? Optional.empty() : Optional.of(TEXTS.format("unread", unread, firstUnread));
    }
}
