package org.poolscope.workload.images.metadata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.poolscope.testing.RunsBeside;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.metadata.Metadata.Carried;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

@RunsBeside
class MetadataTest {

    private static final BufferedImage SCENE = TestPictures.scene(60, 40, BufferedImage.TYPE_3BYTE_BGR);

    /// The three formats, each with all that can be in it.
    private enum Format {
        JPEG {
            @Override
            byte[] plain() {
                return TestJpegs.write(SCENE);
            }
        },
        PNG {
            @Override
            byte[] plain() {
                return TestPictures.file(SCENE, "png");
            }
        },
        WEBP {
            @Override
            byte[] plain() {
                return TestFiles.webp();
            }
        };

        abstract byte[] plain();

        byte[] rich() {
            return switch (this) {
                case JPEG -> TestFiles.richJpeg(plain());
                case PNG -> TestFiles.richPng(plain());
                case WEBP -> TestFiles.richWebp();
            };
        }
    }

    static Stream<Arguments> ways() {
        return Stream.of(Format.values()).flatMap(from -> Stream.of(Format.values()).flatMap(to ->
                Stream.of(MetadataChoice.values()).map(choice -> Arguments.of(from, to, choice))));
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @MethodSource("ways")
    void shouldCarryOverWhatIsChosenFromEveryFormatToEveryOther(Format from, Format to, MetadataChoice choice) {
        Metadata metadata = read(from.rich());
        assertEquals(6, metadata.orientation());

        Carried carried = metadata.into(to.plain(), choice, 60, 40, true);

        String text = text(carried.file());
        assertEquals(1, read(carried.file()).orientation());
        for (String one : List.of("Poolcam", "(c) 2015 Ada Lovelace", "2015:06:07 08:09:10", "50 mm")) {
            assertEquals(choice != MetadataChoice.NONE, text.contains(one), one);
        }
        for (String one : List.of("MakerNote with secrets", "Serial 12345", "Owner Ada", "52,30N", "London")) {
            assertEquals(choice == MetadataChoice.ALL, text.contains(one), one);
        }
        assertFalse(text.contains("thumbnail of it"));
        assertArrayEquals(TestFiles.PROFILE, read(carried.file()).profile());
        assertEquals(text(pictureData(to.plain(), to)), text(pictureData(carried.file(), to)));
        boolean iptcLost = from != Format.WEBP && to == Format.WEBP && choice != MetadataChoice.NONE;
        assertEquals(iptcLost ? List.of("its IPTC data have no place in this format") : List.of(), carried.warnings());
    }

    private static byte[] pictureData(byte[] file, Format format) {
        int from = switch (format) {
            case JPEG -> text(file).lastIndexOf("\u00FF\u00DA");
            case PNG -> text(file).indexOf("IDAT");
            case WEBP -> text(file).indexOf("VP8L");
        };
        int to = format == Format.WEBP
                ? from + 8 + ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(from + 4) : file.length;
        return Arrays.copyOfRange(file, from, to);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @MethodSource("ways")
    void shouldMakeAFileThatCanStillBeRead(Format from, Format to, MetadataChoice choice) throws IOException {
        if (to != Format.WEBP) {
            byte[] file = read(from.rich()).into(to.plain(), choice, 60, 40, false).file();

            assertEquals(60, TestPictures.image(file).getWidth());
        }
    }

    @Test
    void shouldKeepIptcButNotItsPlaces() {
        byte[] jpeg = Format.JPEG.rich();

        String all = text(read(jpeg).into(Format.JPEG.plain(), MetadataChoice.ALL, 6, 4, true).file());
        String some = text(read(jpeg).into(Format.JPEG.plain(), MetadataChoice.PRIVATE, 6, 4, true).file());

        assertTrue(all.contains("By-line Ada") && all.contains("City of IPTC"));
        assertTrue(some.contains("By-line Ada") && !some.contains("City of IPTC"));
        byte[] png = read(jpeg).into(Format.PNG.plain(), MetadataChoice.ALL, 6, 4, true).file();
        assertTrue(text(read(png).photoshop).contains("By-line Ada"), "and finds it in a PNG again");
    }

    @Test
    void shouldKeepTheDensityInTheUnitsOfEachFormat() {
        byte[] jpeg = read(Format.PNG.rich()).into(Format.JPEG.plain(), MetadataChoice.ALL, 6, 4, true).file();
        byte[] png = read(jpeg).into(Format.PNG.plain(), MetadataChoice.ALL, 6, 4, true).file();

        assertEquals(new Density(300, 300, Density.Unit.INCH), read(jpeg).density);
        assertEquals(new Density(11811, 11811, Density.Unit.METRE), read(png).density);
    }

    /// I08
    @Test
    void shouldKeepInAWebpTheDensityThatWasNotInExif() {
        byte[] png = TestFiles.withChunk(Format.PNG.plain(), "pHYs",
                ByteBuffer.allocate(9).putInt(11811).putInt(5906).put((byte) 1).array());

        byte[] webp = read(png).into(Format.WEBP.plain(), MetadataChoice.ALL, 6, 4, true).file();
        byte[] jpeg = read(webp).into(Format.JPEG.plain(), MetadataChoice.ALL, 6, 4, true).file();

        Density density = read(jpeg).density;
        assertEquals("300 150 INCH", "%.0f %.0f %s".formatted(density.across(), density.down(), density.unit()));
    }

    /// I08
    @Test
    void shouldTurnTheDensityWithThePicture() {
        byte[] exif = TestExif.in(ByteOrder.BIG_ENDIAN).number(TestExif.IMAGE, 0x0112, 3, 6)
                .number(TestExif.IMAGE, 0x011A, 5, 204).number(TestExif.IMAGE, 0x011B, 5, 98)
                .number(TestExif.IMAGE, 0x0128, 3, 2).build();
        byte[] png = TestFiles.withChunk(Format.PNG.plain(), "eXIf", exif);

        byte[] jpeg = read(png).into(Format.JPEG.plain(), MetadataChoice.ALL, 6, 4, true).file();

        Metadata turned = read(jpeg);
        assertEquals(new Density(98, 204, Density.Unit.INCH), turned.density);
        assertEquals(new Density(98, 204, Density.Unit.INCH), turned.exif.density());
    }

    /// I08
    @Test
    void shouldKeepCommentsOrTellThatTheyHaveNoPlace() {
        byte[] jpeg = TestPictures.withSegment(Format.JPEG.plain(), 0xFE, "said of it".getBytes());

        byte[] png = read(jpeg).into(Format.PNG.plain(), MetadataChoice.ALL, 6, 4, true).file();
        byte[] again = read(png).into(Format.JPEG.plain(), MetadataChoice.ALL, 6, 4, true).file();
        Carried webp = read(jpeg).into(Format.WEBP.plain(), MetadataChoice.ALL, 6, 4, true);

        assertTrue(text(png).contains("tEXtComment\0said of it"));
        assertEquals("said of it", text(read(again).comments.getFirst()));
        assertEquals(List.of("its comment has no place in this format"), webp.warnings());
        assertFalse(text(read(jpeg).into(Format.PNG.plain(), MetadataChoice.NONE, 6, 4, true).file())
                .contains("said of it"));
    }

    /// I08
    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"JPEG", "WEBP"})
    void shouldTellWhichTextsOfAPngHaveNoPlace(Format format) {
        byte[] png = Format.PNG.plain();
        for (String text : List.of("Author\0Ada", "Lens\nused\0a long one", "Model\0it", "Serial number\0 12")) {
            png = TestFiles.withChunk(png, "tEXt", text.getBytes(StandardCharsets.ISO_8859_1));
        }
        Metadata read = read(png);

        assertEquals(List.of("3 of its texts have no place in this format: Serial number, Model, Lens?used"),
                read.into(format.plain(), MetadataChoice.ALL, 6, 4, true).warnings());
        assertEquals(List.of("2 of its texts have no place in this format: Model, Lens?used"),
                read.into(format.plain(), MetadataChoice.PRIVATE, 6, 4, true).warnings());
        assertEquals(List.of(), read.into(format.plain(), MetadataChoice.NONE, 6, 4, true).warnings());
        assertEquals(List.of(), read.into(Format.PNG.plain(), MetadataChoice.ALL, 6, 4, true).warnings());
    }

    /// I09
    @Test
    void shouldLeaveOutAProfileOfOtherColoursThanThePictureHas() {
        byte[] greys = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        byte[] marker = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII);
        byte[] jpeg = TestPictures.withSegment(Format.JPEG.plain(), 0xE2, TestExif.joined(marker, greys));
        byte[] png = TestFiles.withChunk(Format.PNG.plain(), "iCCP",
                TestExif.joined("x\0\0".getBytes(), TestFiles.deflated(greys)));
        byte[] grey = TestPictures.withSegment(TestJpegs.write(TestPictures.scene(60, 40,
                BufferedImage.TYPE_BYTE_GRAY)), 0xE2, TestExif.joined(marker, greys));

        for (byte[] coloured : List.of(jpeg, png)) {
            Carried carried = read(coloured).into(coloured == png ? Format.PNG.plain() : Format.JPEG.plain(),
                    MetadataChoice.ALL, 6, 4, true);
            assertEquals(0, read(carried.file()).profile().length);
            assertEquals(List.of("its colour profile is one of other colours than it has, and was left out"),
                    carried.warnings());
        }
        assertArrayEquals(greys, read(grey).profile());
    }

    @Test
    void shouldGiveTextsOfAPngToExifOfAJpeg() {
        byte[] png = TestFiles.withChunk(Format.PNG.plain(), "tEXt", "Author\0Grace Hopper".getBytes());
        png = TestFiles.withChunk(png, "tEXt", "Comment\0nothing special".getBytes());

        String jpeg = text(read(png).into(Format.JPEG.plain(), MetadataChoice.ALL, 6, 4, true).file());
        String again = text(read(png).into(Format.PNG.plain(), MetadataChoice.ALL, 6, 4, true).file());

        assertTrue(jpeg.contains("Grace Hopper"));
        assertTrue(again.contains("Author\0Grace Hopper") && again.contains("nothing special"));
    }

    @Test
    void shouldReadAProfileThatComesInSeveralPartsInAnyOrder() {
        byte[] large = new byte[150_000];
        new Random(1).nextBytes(large);
        System.arraycopy("RGB ".getBytes(), 0, large, 16, 4);
        Metadata metadata = new Metadata();
        metadata.icc = large;
        byte[] file = metadata.into(Format.JPEG.plain(), MetadataChoice.NONE, 6, 4, true).file();

        assertArrayEquals(large, read(file).profile());
        assertArrayEquals(large, read(metadata.into(Format.PNG.plain(), MetadataChoice.NONE, 6, 4, true)
                .file()).profile());
        assertArrayEquals(large, read(metadata.into(Format.WEBP.plain(), MetadataChoice.NONE, 6, 4, true)
                .file()).profile());
    }

    @Test
    void shouldKeepWhatAPngSaysOfColoursThatAreStoredAsTheyWere() {
        byte[] gamma = {0, 0, (byte) 0xB1, (byte) 0x8F};
        byte[] png = TestFiles.withChunk(Format.PNG.plain(), "gAMA", gamma);

        byte[] stored = read(png).into(Format.PNG.plain(), MetadataChoice.NONE, 6, 4, true).file();
        byte[] changed = read(png).into(Format.PNG.plain(), MetadataChoice.ALL, 6, 4, false).file();

        assertArrayEquals(png, stored);
        assertFalse(text(changed).contains("gAMA"));
    }

    @Test
    void shouldTellWhatDoesNotFitAndKeepTheRest() {
        byte[] note = new byte[70_000];
        Arrays.fill(note, (byte) 'n');
        byte[] exif = TestExif.in(ByteOrder.BIG_ENDIAN).text(TestExif.IMAGE, 0x013B, "Ada Lovelace")
                .bytes(TestExif.EXIF, 0x927C, note).build();
        byte[] png = TestFiles.withChunk(Format.PNG.plain(), "eXIf", exif);

        Carried carried = read(png).into(Format.JPEG.plain(), MetadataChoice.ALL, 6, 4, true);

        assertEquals(List.of("its maker's note is too large for this format and was left out"), carried.warnings());
        assertTrue(text(carried.file()).contains("Ada Lovelace"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void shouldStumbleOverNoGarbage(Format format) {
        var random = new Random(7);
        byte[] good = format.rich();
        byte[] plain = format.plain();
        for (int i = 0; i < 3_000; i++) {
            byte[] bad = i % 4 == 0 ? Arrays.copyOf(good, random.nextInt(12, good.length)) : good.clone();
            for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
                bad[random.nextInt(8, bad.length)] = (byte) random.nextInt();
            }
            byte[] file = read(bad).into(plain, MetadataChoice.values()[i % 3], 60, 40, true).file();
            assertTrue(file.length <= plain.length + 2 * good.length + (1 << 18), "not " + file.length);
            assertEquals(1, read(file).orientation());
        }
    }

    static Stream<Format> formats() {
        return Stream.of(Format.values());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static Metadata read(byte[] file) {
        return Metadata.read(FileBytes.of(file));
    }
}
