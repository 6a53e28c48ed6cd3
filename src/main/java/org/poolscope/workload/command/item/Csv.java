package org.poolscope.workload.command.item;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.poolscope.process.ByteText;
import org.poolscope.workload.Texts;

/// Reads and writes rows of fields as RFC 4180 has them: a field in quotes may have separators, line ends and quotes in
/// it, the latter doubled; lines end as on any system. What is no text keeps its bytes.
public final class Csv {

    private static final Texts TEXTS = Texts.of(Csv.class);

    private final byte[] bytes;
    private final byte separator;
    private int at;
    private long line;

    /// One row.
    ///
    /// @param line that it begins in, from 1
    public record Row(long line, List<String> fields) {

         boolean isBlank() {
            return fields.size() == 1 && fields.getFirst().isEmpty();
        }
    }

    private Csv(byte[] bytes, byte separator, long line) {
        this.bytes = bytes;
        this.separator = separator;
        this.line = line;
    }

    /// All rows, the blank ones too.
    ///
    /// @throws IllegalArgumentException if they are none, in a sentence without its subject, with the line
    public static List<Row> read(byte[] bytes, char separator) {
        return read(bytes, separator, 1);
    }

    /// @param line that the first of them is in
    static List<Row> read(byte[] bytes, char separator, long line) {
        var csv = new Csv(bytes, (byte) separator, line);
        List<Row> rows = new ArrayList<>();
        while (csv.at < bytes.length) {
            rows.add(csv.row());
        }
        return rows;
    }

    /// A row as [#write] made it.
    public static List<String> fields(String row) {
        List<Row> rows = read(ByteText.bytes(row), ',');
        return rows.isEmpty() ? List.of("") : rows.getFirst().fields();
    }

    /// One row, without a line end.
    public static String write(List<String> fields) {
        return fields.stream().map(Csv::quote).collect(Collectors.joining(","));
    }

    private static String quote(String field) {
        return field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') ? field
                : "\"" + field.replace("\"", "\"\"") + "\"";
    }

    private Row row() {
        long begin = line;
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (at < bytes.length && bytes[at] == separator) {
            at++;
            fields.add(field());
        }
        if (at < bytes.length) {
            at += bytes[at] == '\r' ? 2 : 1;
            line++;
        }
         return new Row(begin, fields);
    }

    private boolean isAtEnd() {
        return at == bytes.length || bytes[at] == separator || bytes[at] == '\n'
                || bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n';
    }

    private String field() {
        if (at < bytes.length && bytes[at] == '"') {
             return quoted();
        }
        int from = at;
        while (!isAtEnd()) {
             refuseNul();
            at++;
        }
        return ByteText.of(bytes, from, at - from);
    }

    private String quoted() {
        long opened = line;
        var field = new ByteArrayOutputStream();
        for (at++; at < bytes.length; at++) {
             refuseNul();
            if (bytes[at] == '"') {
                at++;
                if (isAtEnd()) {
                    return ByteText.of(field.toByteArray());
                }
                if (bytes[at] != '"') {
                     throw refusal("table.after-quote", line);
                }
            } else if (bytes[at] == '\n') {
                line++;
            }
            field.write(bytes[at]);
        }
         throw refusal("table.open-quote", opened);
    }

    /// No argument can have one in it.
    private void refuseNul() {
        if (bytes[at] == 0) {
             throw refusal("table.nul", line);
        }
    }

    private static IllegalArgumentException refusal(String key, long line) {
         return new IllegalArgumentException(TEXTS.format(key, Long.toString(line)));
    }
}
