package org.poolscope.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FontFilesTest {

    private static final List<String> FAMILIES = List.of("Inter", "Noto Sans", "Ubuntu");

    @TempDir
    Path fonts;

    @Test
    void shouldFindAFamilyByTheNameOfAFileInAnyFolderBelow() throws IOException {
        Path below = Files.createDirectories(fonts.resolve("truetype/noto"));
        Files.createFile(below.resolve("NotoSans-Regular.ttf"));
        Files.createFile(fonts.resolve("DejaVuSans.ttf"));

        assertEquals(Set.of("Noto Sans"), FontFiles.present(FAMILIES, List.of(fonts.toString())));
    }

    @Test
    void shouldLookEverywhereThoughAFolderIsMissingOrALinkLeadsAround() throws IOException {
        Files.createSymbolicLink(Files.createDirectory(fonts.resolve("a")).resolve("around"), fonts);
        Files.createFile(Files.createDirectory(fonts.resolve("b")).resolve("inter.ttc"));

        assertEquals(Set.of("Inter"), FontFiles.present(FAMILIES, List.of(fonts + "/missing", "\0", fonts.toString())));
        assertEquals(Set.of(), FontFiles.present(FAMILIES, List.of(fonts + "/a/none")));
    }
}
