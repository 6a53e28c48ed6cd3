package org.poolscope.ui.view.log;

import static org.poolscope.ui.look.ColumnShape.figures;
import static org.poolscope.ui.look.ColumnShape.words;

import java.util.function.Function;
import org.poolscope.live.PrintedLine;
import org.poolscope.text.Figures;
import org.poolscope.ui.look.ColumnShape;

/// The columns of what workers have printed, from left to right.
public enum ConsoleColumn {
    AT(figures(84), line -> Figures.seconds(line.nanos())),
    WORKER(figures(70), line -> Integer.toString(line.worker())),
    PID(figures(70), line -> Long.toString(line.pid())),
    STREAM(words(70), line -> line.error() ? "stderr" : "stdout"),
    ITEM(words(140), PrintedLine::item),
    LINE(words(500), PrintedLine::text);

    private final ColumnShape shape;
    private final Function<PrintedLine, String> text;

    ConsoleColumn(ColumnShape shape, Function<PrintedLine, String> text) {
        this.shape = shape;
        this.text = text;
    }

    ColumnShape shape() {
        return shape;
    }

    Function<PrintedLine, String> text() {
        return text;
    }
}
