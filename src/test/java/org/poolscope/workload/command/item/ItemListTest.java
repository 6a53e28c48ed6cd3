package org.poolscope.workload.command.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.process.ByteText;

class ItemListTest {

    @TempDir
    Path folder;

    @Test
    void shouldTakeEachLineForAnItem() {
        ItemList items = ItemFile.items(bytes("a b\n\n -x \r\nü'\"\n$(touch x)"), false);

        assertEquals(List.of("a b", " -x ", "ü'\"", "$(touch x)"), items.names());
        assertEquals(List.of("1 empty line is left out"), items.notes());
    }

    @Test
    void shouldTakeWhatNulEndsForAnItem() {
        assertEquals(List.of("a\nb", "", "c\r"), ItemFile.items(bytes("a\nb\0\0c\r\0"), true).names());
        assertEquals(List.of("last"), ItemFile.items(bytes("last"), true).names());
    }

    /// G03
    @Test
    void shouldRefuseNulInLines() {
        var refused = assertThrows(IllegalArgumentException.class, () -> ItemFile.items(bytes("a\0b\0"), false));

        assertEquals("has NUL bytes in it; nul=true takes them for the ends of items, as -0 does for each",
                refused.getMessage());
    }

    @Test
    void shouldKeepBytesThatAreNoText() {
        byte[] line = {'a', (byte) 0xFC, (byte) 0xC3, '\n', 'b'};

        List<String> names = ItemFile.items(line, false).names();
        assertEquals("a\\xFC\\xC3", ByteText.shown(names.getFirst()));
        assertEquals("b", names.getLast());
    }

    @Test
    void shouldFindFilesAtAnyDepthInOrder() throws IOException {
        make("b.wav", "deep/er/c.wav", "deep/a.wav", "deep/a.txt", "a b.wav");

        assertEquals(List.of("a b.wav", "b.wav", "deep/a.wav", "deep/er/c.wav"), find("**/*.wav").names());
        assertEquals(List.of("a b.wav", "b.wav"), find("*.wav").names());
        assertEquals(List.of("deep/a.wav", "deep/er/c.wav"), find("deep/**/*.wav").names());
        assertEquals(5, find("**").names().size());
    }

    @Test
    void shouldLeaveOutWhatIsHiddenAndTheFolderForResults() throws IOException {
        make("a", ".hidden", ".git/config", "out/result");

        ItemList items = ItemFolder.find(folder, "**", Set.of(folder.resolve("out")));

        assertEquals(List.of("a"), items.names());
        assertEquals(List.of("2 hidden files and folders are left out", "1 folder for results is left out"),
                items.notes());
        assertEquals(List.of(".hidden"), find(".h*").names());
    }

    @Test
    void shouldNotGoRoundInCircles() throws IOException {
        make("deep/a");
        Files.createSymbolicLink(folder.resolve("deep/again"), folder);

        assertEquals(List.of("deep/a"), find("**").names());
    }

    @Test
    void shouldFindFilesWhoseNamesHaveEndsOfLinesInThem() throws IOException {
        make("a/Icon\r", "two\nlines/b\u2028c");

        assertEquals(List.of("a/Icon\r", "two\nlines/b\u2028c"), find("**").names());
        assertEquals(List.of("two\nlines/b\u2028c"), find("**/b?c").names());
        assertEquals(List.of(), find("**/b_c").names());
    }

    @Test
    void shouldTellOfLinksThatLeadNowhere() throws IOException {
        make("a");
        Files.createSymbolicLink(folder.resolve("b"), folder.resolve("missing"));

        ItemList items = find("**");

        assertEquals(List.of("a"), items.names());
        assertEquals(List.of("1 file or folder cannot be read, and is left out"), items.notes());
        assertEquals(List.of(), find("a*").notes());
    }

    @Test
    void shouldFindFilesWhoseNamesAreNoText() throws IOException {
        String odd = ByteText.of(folder) + "/deep/" + ByteText.of(new byte[] {'G', 'r', (byte) 0xFC, 'n'});
        make("deep/a");
        Files.writeString(ByteText.path(odd), "");

        assertEquals(List.of("deep/Gr\\xFCn", "deep/a"), find("**").names().stream().map(ByteText::shown).toList());
    }

    private ItemList find(String pattern) throws IOException {
        return ItemFolder.find(folder, pattern, Set.of());
    }

    private void make(String... files) throws IOException {
        for (String file : files) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
