package org.poolscope.workload.command.item;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.ItemFeed;
import org.poolscope.workload.Texts;
import org.poolscope.workload.command.template.Template;

/// Reads the rows of a table as they come, as [ItemTable] reads those of a file. For one thread.
public final class TableStream implements ItemFeed {

    private static final Texts TEXTS = Texts.of(TableStream.class);
    private static final int PIECE = 64 << 10;

    private final InputStream in;
    private final Template template;
    private final byte[] piece = new byte[PIECE];

    /// What has come of a row that has not ended yet, and where in it the last byte is.
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private At at = At.BEGIN;
    private long line = 1;
    private long lines;
    private long empty;
    private char separator;
    private ItemTable.@Nullable Shape shape;
    private List<String> first = List.of();

    /// Where a byte is: what ends a line does not end a row within quotes.
    private enum At { BEGIN, FIELD, QUOTES, QUOTE_IN_QUOTES }

    private TableStream(InputStream in, Template template) {
        this.in = in;
        this.template = template;
    }

    /// Waits until the first item has come, or it is known that there is none, which [#isEmpty] tells.
    ///
    /// @param in what [InputStream#read(byte[])] gives of it without waiting for more is worked on at once
    /// @throws InvalidSettingException  if the command and the columns do not go together
    /// @throws IllegalArgumentException if what has come is no table, in a sentence without its subject
    public static TableStream begin(InputStream in, Template template) throws IOException {
        var stream = new TableStream(in, template);
        stream.first = stream.read();
        return stream;
    }

    /// Whether there is no item at all.
    public boolean isEmpty() {
        return first.isEmpty();
    }

    @Override
    public List<String> next() throws IOException {
        if (!first.isEmpty()) {
            List<String> items = first;
            first = List.of();
            return items;
        }
        try {
            return read();
        } catch (IllegalArgumentException e) {
            throw new IOException(TEXTS.format("items.stream", String.valueOf(e.getMessage())), e);
        }
    }

    private List<String> read() throws IOException {
        List<String> items = new ArrayList<>();
        while (items.isEmpty()) {
            int read = in.read(piece);
            if (read < 0) {
                if (rest.size() > 0 || shape == null) {
                    end(items);
                }
                return items;
            }
            for (int i = 0; i < read; i++) {
                take(piece[i], items);
            }
        }
        return items;
    }

    private void take(byte b, List<String> items) {
        rest.write(b);
        lines += b == '\n' ? 1 : 0;
        at = switch (at) {
            case QUOTES -> b == '"' ? At.QUOTE_IN_QUOTES : At.QUOTES;
            case QUOTE_IN_QUOTES -> b == '"' ? At.QUOTES : isSeparator(b) ? At.BEGIN : At.FIELD;
            case BEGIN -> b == '"' ? At.QUOTES : isSeparator(b) ? At.BEGIN : At.FIELD;
            case FIELD -> isSeparator(b) ? At.BEGIN : At.FIELD;
        };
        if (b == '\n' && at != At.QUOTES) {
            end(items);
        }
    }

    /// Which one it is the header says.
    private boolean isSeparator(byte b) {
        return shape == null ? b == ',' || b == ';' || b == '\t' : b == separator;
    }

    private void end(List<String> items) {
        byte[] bytes = rest.toByteArray();
        rest.reset();
        at = At.BEGIN;
        if (shape == null) {
            byte[] header = ItemTable.withoutMark(bytes);
            separator = ItemTable.separator(header);
            shape = ItemTable.Shape.of(Csv.read(header, separator), template);
        } else {
            Csv.Row row = Csv.read(bytes, separator, line).getFirst();
            if (row.isBlank()) {
                empty++;
            } else {
                items.add(shape.item(row));
            }
        }
        line += lines;
        lines = 0;
    }

    @Override
    public List<String> notes() {
        return ItemList.without(empty, List.of()).notes();
    }
}
