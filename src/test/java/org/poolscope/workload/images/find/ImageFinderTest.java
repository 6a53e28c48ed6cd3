package org.poolscope.workload.images.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every file of a folder is found or told.
class ImageFinderTest {

    private static final String JPEG = "\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF";
    private static final String PNG = "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR";
    private static final String HEIC = "\0\0\0\u0018ftypheic\0\0\0\0mif1heic";

    @TempDir
    Path folder;

    @Test
    void shouldFindPicturesWhateverTheyAreCalled() throws IOException {
        for (String name : List.of("a.jfif", "b.jpe", "c.JPG", "d.mpo", "no ending", "deep/e.txt")) {
            put(name, JPEG);
        }
        put("png named.jpg", PNG);

        ImageFinder.Found found = find();

        assertEquals(List.of("a.jfif", "b.jpe", "c.JPG", "d.mpo", "deep/e.txt", "no ending", "png named.jpg"),
                found.names());
        assertEquals(List.of(), found.leftOut().sentences());
    }

    @Test
    void shouldCountWhatIsNoPictureByEndings() throws IOException {
        put("a.jpg", JPEG);
        for (int i = 0; i < 9; i++) {
            put("film" + i + ".MOV", "\0\0\0\u0014ftypqt  ");
        }
        for (String name : List.of("a.txt", "b.txt", "deep/c.txt")) {
            put(name, "just some text");
        }
        put("README", "read me");

        ImageFinder.Found found = find();

        assertEquals(List.of("a.jpg"), found.names());
        assertEquals(List.of("Left out: 13 (.mov 9, .txt 3, without an ending 1)"), found.leftOut().sentences());
    }

    @Test
    void shouldNameTheCommonestKindsAndCountTheOthers() throws IOException {
        for (int i = 0; i < 12; i++) {
            put("log." + i, "a line");
        }
        put("more.0", "a line");

        assertEquals(List.of("Left out: 13 (.0 2, .1 1, .10 1, .11 1, .2 1, .3 1, .4 1, .5 1, others 4)"),
                find().leftOut().sentences());
    }

    @Test
    void shouldGroupTheDigitsOfLargeCounts() {
        var leftOut = new LeftOut();
        for (int i = 0; i < 12_345; i++) {
            leftOut.addNoPicture("txt");
        }

        assertEquals(List.of("Left out: 12\u202F345 (.txt 12\u202F345)"), leftOut.sentences());
    }

    @Test
    void shouldTellWhichPicturesNeedMoreThanIsHere() throws IOException {
        put("a.heic", HEIC);
        put("an iPhone's.jpg", HEIC);
        put("b.nef", "II*\0\b\0\0\0");
        put("c.avif", "\0\0\0\u001Cftypavif\0\0\0\0mif1avif");

        ImageFinder.Found found = find();

        assertEquals(List.of(), found.names());
        assertEquals(List.of("Left out, since they need what is not here: 4 (HEIC 2, AVIF 1, camera raw 1)"),
                found.leftOut().sentences());
    }

    @Test
    void shouldTakeOrTellEachKindOfPicture() throws IOException {
        put("a.webp", "RIFF\u0010\0\0\0WEBPVP8 ");
        put("b.gif", "GIF89a");
        put("c.tif", "II*\0\b\0\0\0");

        ImageFinder.Found found = find();

        long told = found.leftOut().sentences().stream().filter(line -> line.contains(" 1")).count();
        assertTrue(found.names().size() == 3 || told == 1, found::toString);
        found.names().forEach(name -> assertTrue(Files.exists(folder.resolve("in").resolve(name))));
    }

    @Test
    void shouldLeaveOutWhatIsHiddenOrTheSystems() throws IOException {
        put("a.jpg", JPEG);
        for (String name : List.of("._a.jpg", "deep/._b.jpg", ".hidden.jpg", "@eaDir/a.jpg/SYNOPHOTO.jpg",
                ".thumbnails/1.jpg", ".Trash-1000/files/b.jpg", "deep/.private/c.jpg")) {
            put(name, JPEG);
        }

        ImageFinder.Found found = find();

        assertEquals(List.of("a.jpg"), found.names());
        assertEquals(List.of("Left out, since they are hidden or the system's: 7 (._* 2, .* 1, .Trash-1000/ 1, "
                + ".private/ 1, .thumbnails/ 1, @eaDir/ 1)"), found.leftOut().sentences());
    }

    @Test
    void shouldLookThroughAnInputThatIsHiddenItself() throws IOException {
        Path input = Files.createDirectories(folder.resolve(".photos"));
        Files.write(input.resolve("a.jpg"), JPEG.getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(List.of("a.jpg"), ImageFinder.find(input, folder.resolve("out")).names());
    }

    @Test
    void shouldKeepWhatIsNamedAsAPictureAndIsNone() throws IOException {
        put("empty.jpg", "");
        put("text.PNG", "just some text");
        put("cut.heic", "\0\0");

        ImageFinder.Found found = find();

        assertEquals(List.of("cut.heic", "empty.jpg", "text.PNG"), found.names(),
                "they fail as items, so that nobody misses them");
        assertEquals(List.of(), found.leftOut().sentences());
    }

    @Test
    void shouldTakeForOriginalsAlsoWhatIsLeftOut() throws IOException {
        put("a.heic", HEIC);
        put("film.mov", "\0\0\0\u0014ftypqt  ");
        put(".hidden", "text");

        ImageFinder.Found found = find();

        for (String name : List.of("a.heic", "film.mov", ".hidden")) {
            assertTrue(found.originals().contains(folder.resolve("in").resolve(name)), name);
        }
    }

    @Test
    void shouldTellOfAnOutputFolderInTheInputThatIsNotEmpty() throws IOException {
        put("a.jpg", JPEG);
        Path output = Files.createDirectories(folder.resolve("in/deep/small"));
        assertEquals(List.of(), ImageFinder.find(folder.resolve("in"), output).leftOut().sentences());
        put("deep/small/b.jpg", JPEG);

        ImageFinder.Found found = ImageFinder.find(folder.resolve("in"), output);

        assertEquals(List.of("a.jpg"), found.names());
        assertEquals(List.of("Left out, since it is the output folder: deep/small/"), found.leftOut().sentences());
    }

    @Test
    void shouldStopLookingWhenNobodyWaitsForIt() throws IOException {
        put("a.jpg", JPEG);
        Thread.currentThread().interrupt();
        try {
            assertThrows(InterruptedIOException.class, this::find);
        } finally {
            Thread.interrupted();
        }
    }

    private ImageFinder.Found find() throws IOException {
        return ImageFinder.find(folder.resolve("in"), folder.resolve("out"));
    }

    private void put(String name, String content) throws IOException {
        Path file = folder.resolve("in").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
    }
}
