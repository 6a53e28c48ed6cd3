package org.poolscope.cli.report;

import java.io.PrintWriter;
import java.util.List;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.cli.terminal.Screen.Ink;
import org.poolscope.compare.words.Findings;
import org.poolscope.compare.words.Findings.Fact;
import org.poolscope.compare.words.Findings.Mark;
import org.poolscope.text.Figures;
import org.poolscope.text.Printable;

/// What a comparison has found, in words, for a terminal: the verdict, the facts in two columns, the warnings with
/// their marks. Where there is little room labels stand above what they are of.
final class FindingsText {

    private static final int GAP = 2;

    /// With less room than this for words they would be broken too often.
    private static final int LEAST_WORDS = 40;

    private final Screen screen;

    FindingsText(Screen screen) {
        this.screen = screen;
    }

    void print(Findings found, PrintWriter out) {
        lines(found.verdict(), screen.room()).forEach(line -> out.println(screen.paint(Ink.HEADING, line)));
        if (!found.facts().isEmpty()) {
            out.println();
        }
        int labels = found.facts().stream().mapToInt(fact -> fact.label().length()).max().orElse(0) + GAP;
        boolean beside = screen.room() - labels >= LEAST_WORDS;
        found.facts().forEach(fact -> print(fact, beside ? labels : 0, out));
        if (!found.warnings().isEmpty()) {
            out.println();
        }
        found.warnings().forEach(warning -> {
            String mark = mark(warning.mark());
            print(screen.paint(ink(warning.mark()), mark), mark.length() + 1, mark.length(), warning.words(), out);
        });
    }

    private void print(Fact fact, int column, PrintWriter out) {
        if (column == 0) {
            out.println(fact.label());
            print("", GAP, 0, fact.words(), out);
        } else {
            print(fact.label(), column, fact.label().length(), fact.words(), out);
        }
    }

    /// @param column where the words begin
    /// @param width  of what is before them, which may have colours
    private void print(String before, int column, int width, String words, PrintWriter out) {
        List<String> lines = lines(words, screen.room() - column);
        out.println(before + " ".repeat(column - width) + lines.getFirst());
        lines.stream().skip(1).forEach(line -> out.println(" ".repeat(column) + line));
    }

    private static List<String> lines(String words, int room) {
        return WorkloadText.wrap(Printable.of(words).replace(Figures.GAP, ' '), room);
    }

    private static Ink ink(Mark mark) {
        return switch (mark) {
            case CAUTION -> Ink.CAUTION;
            case INVALID -> Ink.BAD;
            case NOTE -> Ink.ACCENT;
        };
    }

    private static String mark(Mark mark) {
        return switch (mark) {
            case CAUTION -> "with care:";
            case INVALID -> "invalid:";
            case NOTE -> "note:";
        };
    }
}
