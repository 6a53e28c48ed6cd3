package org.poolscope.workload.command.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.command.template.Template;

/// G38
class TableStreamTest {

    private static TableStream stream(String template, String... pieces) throws IOException {
        return TableStream.begin(ItemStreamTest.pieces(pieces), Template.parse(template, true));
    }

    @Test
    void shouldGiveRowsAsSoonAsTheyHaveEnded() throws IOException {
        TableStream rows = stream("run {a} {b}", "a,b\n1,", "2\n\n", "3,\"x\ny\"\"\n", "z\"\r\n4", ",5");

        assertEquals(List.of("1,2"), rows.next());
        assertEquals(List.of("3,\"x\ny\"\"\nz\""), rows.next());
        assertEquals(List.of("4,5"), rows.next());
        assertEquals(List.of(), rows.next());
        assertEquals(List.of("1 empty line is left out"), rows.notes());
    }

    @Test
    void shouldGiveWhatATableInAFileWouldHave() throws IOException {
        for (String table : List.of("a;b\n1;2,5\n", "a, x\tb\r\n1,5\t2\r\n", "\uFEFFa,b\n\"q\"\"\",x\"y\n,\n")) {
            String template = table.contains(" x") ? "run {} {b}" : "run {a} {b}";
            List<String> whole = ItemTable.items(table.getBytes(StandardCharsets.UTF_8),
                    Template.parse(template, true)).names();

            // Byte by byte, as slow a pipe as there may be.
            byte[] bytes = table.getBytes(StandardCharsets.UTF_8);
            String[] pieces = new String[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                pieces[i] = String.valueOf((char) (bytes[i] & 0xFF));
            }
            TableStream rows = stream(template, pieces);
            List<String> all = new ArrayList<>();
            for (List<String> some = rows.next(); !some.isEmpty(); some = rows.next()) {
                all.addAll(some);
            }
            assertEquals(whole, all);
        }
    }

    @Test
    void shouldRefuseBeforeTheFirstRowWhatIsNoTable() throws IOException {
        assertTrue(stream("run {a}", "a,b\n").isEmpty());
        var column = assertThrows(InvalidSettingException.class, () -> stream("run {c}", "a,b\n1,2\n"));
        assertEquals("template: has {c}, which is no placeholder and no column; the columns are a, b",
                column.getMessage());
        assertEquals("must begin with a row that names the columns",
                assertThrows(IllegalArgumentException.class, () -> stream("run {a}", "\n")).getMessage());
        assertEquals("has a NUL byte in line 2, which no argument can have",
                assertThrows(IllegalArgumentException.class, () -> stream("run {a}", "a\n\0\n")).getMessage());
    }

    @Test
    void shouldTellTheLineOfARowThatIsNone() throws IOException {
        TableStream rows = stream("run {a}", "a,b\n\"1\n\",2\n", "3\n");
        rows.next();

        assertEquals("standard input has 1 field in line 4 and 2 in its header; a field with a separator or a line end "
                + "in it takes quotes around it", assertThrows(IOException.class, rows::next).getMessage());
    }
}
