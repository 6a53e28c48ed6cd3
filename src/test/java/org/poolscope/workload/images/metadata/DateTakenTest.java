package org.poolscope.workload.images.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

class DateTakenTest {

    private static final LocalDateTime TAKEN = LocalDateTime.of(2015, 6, 7, 8, 9, 10);
    private static final LocalDateTime CHANGED = LocalDateTime.of(2020, 2, 29, 23, 30);
    private static final int ORIGINAL = 0x9003;
    private static final int DIGITIZED = 0x9004;
    private static final int DATE = 0x0132;

    @TempDir
    Path folder;

    private byte[] plain;

    @BeforeEach
    void encode() throws IOException {
        plain = TestJpegs.write(TestPictures.withCorners(16, 16));
    }

    @Test
    void shouldReadItOutOfEveryFormatThatSaysIt() throws IOException {
        byte[] exif = TestExif.rich(ByteOrder.LITTLE_ENDIAN).build();
        byte[] png = TestPictures.file(TestPictures.withCorners(16, 16), "png");

        assertEquals(TAKEN, dateOf(withExif(exif)));
        assertEquals(TAKEN, dateOf(TestFiles.withChunk(png, "eXIf", exif)));
        assertEquals(TAKEN, dateOf(TestFiles.richWebp()));
    }

    @Test
    void shouldFindItBehindThePictureOfATiff() throws IOException {
        ByteBuffer tiff = ByteBuffer.allocate(300_000).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II*\0".getBytes()).putInt(200_000).position(200_000);
        tiff.putShort((short) 1).putShort((short) DATE).putShort((short) 2).putInt(20).putInt(200_100);
        tiff.position(200_100);
        tiff.put("2015:06:07 08:09:10\0".getBytes());

        assertEquals(TAKEN, dateOf(tiff.array()));
    }

    @Test
    void shouldTakeTheBestDateThatThereIs() throws IOException {
        var exif = TestExif.in(ByteOrder.BIG_ENDIAN).text(TestExif.IMAGE, DATE, "2001:01:01 01:01:01");
        assertEquals(LocalDateTime.of(2001, 1, 1, 1, 1, 1), dateOf(withExif(exif.build())));
        exif = TestExif.in(ByteOrder.BIG_ENDIAN).text(TestExif.IMAGE, DATE, "2001:01:01 01:01:01")
                .text(TestExif.EXIF, DIGITIZED, "2002:02:02 02:02:02");
        assertEquals(LocalDateTime.of(2002, 2, 2, 2, 2, 2), dateOf(withExif(exif.build())));
        exif = TestExif.in(ByteOrder.BIG_ENDIAN).text(TestExif.EXIF, DIGITIZED, "2002:02:02 02:02:02")
                .text(TestExif.EXIF, ORIGINAL, "2003:03:03 03:03:03");
        assertEquals(LocalDateTime.of(2003, 3, 3, 3, 3, 3), dateOf(withExif(exif.build())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000:00:00 00:00:00", "    :  :     :  :  ", "2015:13:07 08:09:10", "", "yesterday"})
    void shouldTakeTheFilesTimeWhereNoDateIsTold(String told) throws IOException {
        assertEquals(CHANGED, dateOf(withExif(TestExif.in(ByteOrder.BIG_ENDIAN)
                .text(TestExif.EXIF, ORIGINAL, told).build())));
    }

    @Test
    void shouldTakeTheFilesTimeOfWhatHasNoExifDataOrBrokenOnes() throws IOException {
        byte[] exif = TestExif.rich(ByteOrder.BIG_ENDIAN).build();
        exif[4] = 127;

        assertEquals(CHANGED, dateOf(plain));
        assertEquals(CHANGED, dateOf(withExif(exif)));
        assertEquals(CHANGED, dateOf("no picture".getBytes()));
    }

    private byte[] withExif(byte[] exif) {
        return TestPictures.withSegment(plain, 0xE1, TestExif.app1(exif));
    }

    private LocalDateTime dateOf(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        Files.setLastModifiedTime(file, FileTime.from(CHANGED.atZone(ZoneId.systemDefault()).toInstant()));
        return DateTaken.of(file);
    }
}
