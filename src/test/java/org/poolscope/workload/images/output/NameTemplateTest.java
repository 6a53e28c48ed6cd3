package org.poolscope.workload.images.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTemplateTest {

    @ParameterizedTest(name = "{1} by {0} is {2}")
    @CsvSource({
            "'{folder}/{name}.{ext}', 2024/May/a.b.JPG, 2024/May/a.b.JPG",
            "'{folder}/{name}-small.{ext}', 2024/a.jpg, 2024/a-small.jpg",
            "'{folder}/{name}-small.{ext}', a.jpg, a-small.jpg",
            "'{name}.{ext}', 2024/May/a.jpg, a.jpg",
            "'web/{folder}/{name}.{ext}', 2024/a.jpg, web/2024/a.jpg",
            "'{folder}-{name}.{ext}', 2024/a.jpg, 2024-a.jpg",
            "'{folder}/{name}-s.{ext}', scan, scan-s",
            "'{folder}/{name}-s.{ext}', v1.0/scan, v1.0/scan-s",
            "'{name}..{ext}', a...jpg, a....jpg",
            "'./{name}', a.jpg, a",
            "'{name}_{ext}', a.jpg, a_jpg"})
    void shouldCallResultsAfterTheirOriginals(String template, String item, String name) throws IOException {
        assertEquals(name, called(template, item, ""));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"2024/a.png, 2024/a.jpg", "scan, scan.jpg", "a.jpg, a.jpg"})
    void shouldGiveAllTheEndingOfAChosenFormat(String item, String name) throws IOException {
        assertEquals(name, called(NameTemplate.SAME, item, "jpg"));
    }

    @Test
    void shouldKeepTheBytesOfNamesThatNobodyCanSpell() throws IOException {
        assertEquals("./M%FCnchen/Gr%FC%DFe-gro%C3%9F%20%25.jpg",
                called("{folder}/{name}-groß %.{ext}", "./M%FCnchen/Gr%FC%DFe.jpg", ""));
        assertEquals("./Gr%FC%DFe.jpg", called(NameTemplate.SAME, "./Gr%FC%DFe.jpg", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "../{name}", "/tmp/{name}", "{folder}/..", "{folder}/", "a\u0000b", "..\\{name}",
            "{date:'..'}/{name}", "{date:/yyyy}/{name}"})
    void shouldRefuseWhatLeadsOutOfTheOutputFolderOrNowhere(String template) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> NameTemplate.of(template));
        assertEquals("must be a path within the output folder, as in {folder}/{name}.{ext}", refusal.getMessage());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
            "'{n}.{ext}', 007.jpg",
            "'{date}-{n}.{ext}', 2015-06-07-007.jpg",
            "'{date:yyyy/MM}/{name}.{ext}', 2015/06/a.jpg",
            "'{date:yyyy}-{date:MMM}-{date:HHmmss}', 2015-Jun-080910"})
    void shouldHaveNumbersAndDatesInNames(String template, String name) throws IOException {
        assertEquals(name, called(template, "x/a.jpg", ""));
        assertEquals("./" + name.replace("a.jpg", "%FC.jpg"), called(template, "./x/%FC.jpg", ""));
    }

    @Test
    void shouldPadNumbersToTheLengthOfTheLast() throws IOException {
        var template = NameTemplate.of("{n}");
        for (long[] number : new long[][] {{1, 9}, {9, 9}, {1, 10}, {10, 10}, {99, 100_000}}) {
            var item = new NameTemplate.Item("a", "", number[0], number[1], NameTemplateTest::noDate);
            assertEquals(Long.toString(number[1]).length(), template.of(item).length());
        }
    }

    @Test
    void shouldNotReadADateThatIsNotInTheName() throws IOException {
        var item = new NameTemplate.Item("a.jpg", "", 1, 1, NameTemplateTest::noDate);

        assertEquals("a-1.jpg", NameTemplate.of("{name}-{n}.{ext}").of(item));
        assertThrows(IOException.class, () -> NameTemplate.of("{date}.{ext}").of(item));
    }

    private static LocalDateTime noDate() throws IOException {
        throw new IOException("nobody asks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{date:}", "{date:bbb}", "{date:z}", "{date:'}", "{date:[}"})
    void shouldRefuseWhatIsNoFormOfADate(String piece) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> NameTemplate.of("{name}-" + piece));
        assertEquals("has " + piece + ", which is no form of a date; write it as in {date:yyyy-MM-dd}",
                refusal.getMessage());
    }

    private static String called(String template, String item, String ending) throws IOException {
        return NameTemplate.of(template).of(new NameTemplate.Item(item, ending, 7, 100,
                () -> LocalDateTime.of(2015, 6, 7, 8, 9, 10)));
    }

    @Test
    void shouldSayWhatMayStandInBraces() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> NameTemplate.of("{Name}.{ext}"));
        assertEquals("has {Name}, which stands for nothing; there are {folder}, {name}, {ext}, {n}, {date}",
                refusal.getMessage());
        assertThrows(IllegalArgumentException.class, () -> NameTemplate.of("{name"));
    }

    @Test
    void shouldNumberNamesWithAndWithoutEndings() {
        assertEquals("a.b/scan-2", ItemName.numbered("a.b/scan", 2));
        assertEquals("a.b/c-2.jpg", ItemName.numbered("a.b/c.jpg", 2));
        assertTrue(NameTemplate.of(NameTemplate.SAME).isSame());
    }
}
