package org.poolscope.text;

import java.io.PrintWriter;
import java.io.StringWriter;

/// The stack trace of an error as it can be shown to a person: a message that has several lines, or is made to look
/// like some, stays within its own.
public final class StackText {

    private StackText() {}

    public static String of(Throwable error) {
        var text = new StringWriter();
        error.printStackTrace(new Lines(text));
        return text.toString();
    }

    /// Whatever a stack trace says in one line is told with one call, and begins with the tabs that indent it.
    private static final class Lines extends PrintWriter {

        Lines(StringWriter to) {
            super(to);
        }

        @Override
        public void println(Object said) {
            String line = String.valueOf(said);
            int indent = 0;
            while (indent < line.length() && line.charAt(indent) == '\t') {
                indent++;
            }
            println(line.substring(0, indent) + Printable.of(line.substring(indent)));
        }
    }
}
