package org.poolscope.workload.images.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContentTest {

    @ParameterizedTest
    @MethodSource("heads")
    void shouldTellAFileByItsFirstBytes(Content content, String head, String ending) {
        assertEquals(content, Content.of(head.getBytes(StandardCharsets.ISO_8859_1), ending));
    }

    static Stream<Arguments> heads() {
        return Stream.of(
                Arguments.of(Content.JPEG, "\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF", "png"),
                Arguments.of(Content.JPEG, "\u00FF\u00D8\u00FF\u00E1", ""),
                Arguments.of(Content.PNG, "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR", "jpg"),
                Arguments.of(Content.WEBP, "RIFF\u0010\0\0\0WEBPVP8 ", "jpg"),
                Arguments.of(Content.OTHER, "RIFF\u0010\0\0\0WAVEfmt ", "wav"),
                Arguments.of(Content.GIF, "GIF89a", "gif"),
                Arguments.of(Content.BMP, "BM6\0\0\0\0\0\0\0006\0\0\0(\0\0\0\u0002\0\0\0", "bmp"),
                Arguments.of(Content.OTHER, "BMW and other makers of cars", "txt"),
                Arguments.of(Content.TIFF, "II*\0\b\0\0\0", "tif"),
                Arguments.of(Content.TIFF, "MM\0*\0\0\0\b", "jpg"),
                Arguments.of(Content.RAW, "II*\0\b\0\0\0", "nef"),
                Arguments.of(Content.RAW, "II*\0\u0010\0\0\0CR\u0002\0", "jpg"),
                Arguments.of(Content.RAW, "\0\0\0\u0018ftypcrx \0\0\0\u0001", "cr3"),
                Arguments.of(Content.RAW, "FUJIFILMCCD-RAW 0201", "raf"),
                Arguments.of(Content.HEIC, "\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "jpg"),
                Arguments.of(Content.HEIC, "\0\0\0\u0018ftypmif1\0\0\0\0mif1heic", "heic"),
                Arguments.of(Content.AVIF, "\0\0\0\u001Cftypavif\0\0\0\0mif1avif", "avif"),
                Arguments.of(Content.AVIF, "\0\0\0\u001Cftypmif1\0\0\0\0mif1avif", "avif"),
                Arguments.of(Content.OTHER, "\0\0\0\u0014ftypqt  \0\0\0\0qt  ", "mov"),
                Arguments.of(Content.OTHER, "\0\0\0\u0014ftypisom", "mp4"),
                Arguments.of(Content.JPEG_XL, "\u00FF\n\u00FA\u001F", "jxl"),
                Arguments.of(Content.JPEG_XL, "\0\0\0\fJXL \r\n\u0087\n", "jxl"),
                Arguments.of(Content.JPEG_2000, "\0\0\0\fjP  \r\n\u0087\n", "jp2"),
                Arguments.of(Content.PHOTOSHOP, "8BPS\0\u0001\0\0\0\0\0\0", "psd"),
                Arguments.of(Content.OTHER, "", "jpg"),
                Arguments.of(Content.OTHER, "\u00FF\u00D8", "jpg"),
                Arguments.of(Content.OTHER, "just some text", "jpg"));
    }

    @ParameterizedTest
    @CsvSource({"a.JPG, jpg", "a.tar.gz, gz", "2024.05.01 at home, ''", "README, ''", ".jpg, ''", "a., ''",
            "a.verylongending, ''", "a.mp4, mp4"})
    void shouldTakeForAnEndingWhatLooksLikeOne(String name, String ending) {
        assertEquals(ending, Content.ending(name));
    }

    @Test
    void shouldReadNoMoreThanItNeedsToTell() {
        heads().map(head -> (String) head.get()[1])
                .forEach(head -> assertEquals(true, head.length() <= Content.HEAD, head));
    }
}
