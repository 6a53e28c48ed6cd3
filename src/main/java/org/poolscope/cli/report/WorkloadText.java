package org.poolscope.cli.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.poolscope.cli.terminal.Screen;
import org.poolscope.cli.terminal.Screen.Ink;
import org.poolscope.text.Printable;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Workload;

/// A workload for a person to read: what it does, and what can be set on it.
public final class WorkloadText {

    private static final int MIN_WIDTH = 40;
    private static final int MAX_WIDTH = 100;
    private static final int SETTING_WIDTH = 22;
    private static final String INDENT = "  ";
    private static final String DEEPER = "      ";

    private final Screen screen;

    public WorkloadText(Screen screen) {
        this.screen = screen;
    }

    public void print(Workload workload, PrintWriter out) {
        out.println(screen.paint(Ink.HEADING, workload.name()) + "  " + Printable.of(workload.title()));
        wrapped(workload.description(), INDENT, out);
        for (Parameter parameter : workload.parameters()) {
            String setting = Printable.of(parameter.name() + "=" + parameter.defaultText());
            String pad = " ".repeat(Math.max(0, SETTING_WIDTH - setting.length()) + INDENT.length());
            out.println(INDENT + screen.paint(Ink.ACCENT, setting) + pad
                    + Printable.of(parameter.bounds() + unit(parameter)));
            wrapped(parameter.description(), DEEPER, out);
        }
        if (!workload.toWatch().isEmpty()) {
            wrapped("To watch it for some seconds: " + toWatch(workload), INDENT, out);
        }
        out.println();
    }

    private static String toWatch(Workload workload) {
        return workload.parameters().stream().map(Parameter::name).filter(workload.toWatch()::containsKey)
                .map(name -> "--set " + name + "=" + workload.toWatch().get(name)).collect(Collectors.joining(" "));
    }

    private static String unit(Parameter parameter) {
        return parameter instanceof Parameter.WholeNumber number && !number.unit().isEmpty() ? " " + number.unit() : "";
    }

    private void wrapped(String text, String indent, PrintWriter out) {
        int width = Math.clamp(screen.columns().getAsInt(), MIN_WIDTH, MAX_WIDTH) - indent.length();
        wrap(Printable.of(text.strip().replaceAll("\\s+", " ")), width).forEach(line -> out.println(indent + line));
    }

    /// Breaks a text between words; a word longer than the width has a line of its own.
    static List<String> wrap(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
