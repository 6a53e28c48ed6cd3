package org.poolscope.workload.images.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void shouldCallResultsAfterTheirOriginals(String template, String item, String name) {
        assertEquals(name, NameTemplate.of(template).of(item, ""));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"2024/a.png, 2024/a.jpg", "scan, scan.jpg", "a.jpg, a.jpg"})
    void shouldGiveAllTheEndingOfAChosenFormat(String item, String name) {
        assertEquals(name, NameTemplate.of(NameTemplate.SAME).of(item, "jpg"));
    }

    @Test
    void shouldKeepTheBytesOfNamesThatNobodyCanSpell() {
        assertEquals("./M%FCnchen/Gr%FC%DFe-gro%C3%9F%20%25.jpg",
                NameTemplate.of("{folder}/{name}-groß %.{ext}").of("./M%FCnchen/Gr%FC%DFe.jpg", ""));
        assertEquals("./Gr%FC%DFe.jpg", NameTemplate.of(NameTemplate.SAME).of("./Gr%FC%DFe.jpg", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "../{name}", "/tmp/{name}", "{folder}/..", "{folder}/", "a\u0000b", "..\\{name}"})
    void shouldRefuseWhatLeadsOutOfTheOutputFolderOrNowhere(String template) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> NameTemplate.of(template));
        assertEquals("must be a path within the output folder, as in {folder}/{name}.{ext}", refusal.getMessage());
    }

    @Test
    void shouldSayWhatMayStandInBraces() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> NameTemplate.of("{Name}.{ext}"));
        assertEquals("has {Name}, which stands for nothing; there are {folder}, {name}, {ext}", refusal.getMessage());
        assertThrows(IllegalArgumentException.class, () -> NameTemplate.of("{name"));
    }

    @Test
    void shouldNumberNamesWithAndWithoutEndings() {
        assertEquals("a.b/scan-2", ItemName.numbered("a.b/scan", 2));
        assertEquals("a.b/c-2.jpg", ItemName.numbered("a.b/c.jpg", 2));
        assertTrue(NameTemplate.of(NameTemplate.SAME).isSame());
    }
}
