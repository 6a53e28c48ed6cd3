package org.poolscope.cli.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;

/// Writes look-alikes of the characters that the terminal's character set lacks, where a bare `?` would garble tables
/// and bars: everything else in the program may write what it means.
public final class SimpleCharacters extends FilterWriter {

    private final CharsetEncoder encoder;

    private SimpleCharacters(Writer out, CharsetEncoder encoder) {
        super(out);
        this.encoder = encoder;
    }

    /// A writer to a stream, flushed at the end of every line, that garbles nothing.
    public static PrintWriter over(PrintStream stream) {
        return new PrintWriter(new SimpleCharacters(new PrintWriter(stream), stream.charset().newEncoder()), true);
    }

    @Override
    public void write(int character) throws IOException {
        char c = (char) character;
        if (encoder.canEncode(c) || Character.isSurrogate(c)) {
            out.write(c);
        } else {
            out.write(lookalike(c));
        }
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(buffer[i]);
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(text.charAt(i));
        }
    }

    private static String lookalike(char c) {
        return switch (c) {
            case '█' -> "#";
            case '░' -> ".";
            case '…' -> "...";
            case '±' -> "+-";
            case '×' -> "x";
            case '·' -> ",";
            case '–', '—' -> "-";
            case '‘', '’' -> "'";
            case '“', '”' -> "\"";
            default -> "?";
        };
    }
}
