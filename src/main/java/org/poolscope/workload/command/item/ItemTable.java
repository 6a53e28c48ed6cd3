package org.poolscope.workload.command.item;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.poolscope.process.ByteText;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.command.template.Placeholder;
import org.poolscope.workload.command.template.Template;

/// Reads items from a table: a header that names its columns, and an item in each row below. An item is called by what
/// the command uses of its row, as a row with commas.
public final class ItemTable {

    private static final Texts TEXTS = Texts.of(ItemTable.class);

    /// What some programs put before a text in UTF-8.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern NAME = Pattern.compile("[\\w-]+");

    private ItemTable() {}

    /// Whether a command can call a column by this name.
    public static boolean isColumnName(String name) {
        return NAME.matcher(name).matches() && Placeholder.called("{" + name + "}").isEmpty();
    }

    /// What the columns are called.
    ///
    /// @param bytes the beginning of a table, with its header
    /// @throws IllegalArgumentException if it is none, in a sentence without its subject
    public static List<String> columns(byte[] bytes) {
        byte[] table = withoutMark(bytes);
        int end = 0;
        while (end < table.length && table[end] != '\n') {
            end++;
        }
        List<Csv.Row> rows = Csv.read(Arrays.copyOf(table, end), separator(table));
        return rows.isEmpty() ? List.of() : rows.getFirst().fields();
    }

    /// The items.
    ///
    /// @throws InvalidSettingException  if the command and the columns do not go together
    /// @throws IllegalArgumentException if it is no table, in a sentence without its subject
    public static ItemList items(byte[] bytes, Template template) {
        byte[] table = withoutMark(bytes);
        List<Csv.Row> rows = Csv.read(table, separator(table));
        Shape shape = Shape.of(rows, template);
        List<String> names = new ArrayList<>();
        long empty = 0;
        for (Csv.Row row : rows.subList(1, rows.size())) {
            if (row.isBlank()) {
                empty++;
            } else {
                names.add(shape.item(row));
            }
        }
        return ItemList.without(empty, names);
    }

    /// What the header says of all rows.
    ///
    /// @param fields how many each has
    /// @param used   which of them a worker is to be told
    record Shape(int fields, List<Integer> used) {

        /// @param rows with the header first
        /// @throws InvalidSettingException  if the command and the columns do not go together
        /// @throws IllegalArgumentException if there is no header, in a sentence without its subject
        static Shape of(List<Csv.Row> rows, Template template) {
            if (rows.isEmpty() || rows.getFirst().isBlank()) {
                throw new IllegalArgumentException(TEXTS.get("table.no-header"));
            }
            List<String> header = rows.getFirst().fields();
            return new Shape(header.size(), ItemTable.used(header, template));
        }

        /// What the item of a row is called.
        ///
        /// @throws IllegalArgumentException if it has other fields than the header, in a sentence without its subject
        String item(Csv.Row row) {
            if (row.fields().size() != fields) {
                throw new IllegalArgumentException(TEXTS.format("table.ragged", Long.toString(row.line()),
                        row.fields().size(), fields));
            }
            return Csv.write(used.stream().map(row.fields()::get).toList());
        }
    }

    static byte[] withoutMark(byte[] bytes) {
        byte[] mark = ByteText.bytes(BYTE_ORDER_MARK);
        boolean isMarked = bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
        return isMarked ? Arrays.copyOfRange(bytes, mark.length, bytes.length) : bytes;
    }

    /// What the header has outside of quotes: tabs, or else commas, or else semicolons, as spreadsheets write them
    /// where numbers have commas.
    static char separator(byte[] table) {
        boolean isQuoted = false;
        boolean hasComma = false;
        boolean hasSemicolon = false;
        for (byte b : table) {
            isQuoted ^= b == '"';
            if (isQuoted) {
                continue;
            }
            if (b == '\t') {
                return '\t';
            }
            if (b == '\n') {
                break;
            }
            hasComma |= b == ',';
            hasSemicolon |= b == ';';
        }
        return !hasComma && hasSemicolon ? ';' : ',';
    }

    /// Where the columns are that a worker is to be told.
    private static List<Integer> used(List<String> header, Template template) {
        List<Integer> used = new ArrayList<>();
        if (template.takesAllColumns()) {
            for (int column = 0; column < header.size(); column++) {
                used.add(column);
            }
            return used;
        }
        if (template.takesFirstColumn()) {
            used.add(0);
        }
        for (String column : template.columns()) {
            int at = header.indexOf(column);
            if (at < 0) {
                 throw refusal("table.no-column", column, String.join(", ", header.stream().map(ByteText::shown)
                        .toList()));
            }
            if (at != header.lastIndexOf(column)) {
                 throw refusal("table.column-twice", column);
            }
            used.add(at);
        }
        header.stream().filter(template::looksLikeColumn).findFirst().ifPresent(column -> {
             throw refusal("table.other-placeholder", ByteText.shown(column));
        });
        return used;
    }

    private static InvalidSettingException refusal(String key, Object... details) {
         return new InvalidSettingException(Template.SETTING, TEXTS.format(key, details));
    }
}
