package org.poolscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.ui.look.Theme;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.RunConfiguration;

class WindowSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void shouldBeginWithTheUsualWhereThereIsNoFile() {
        WindowSettings settings = WindowSettings.load(file());

        assertEquals(Theme.LIGHT, settings.theme());
        assertEquals(Optional.empty(), settings.bounds());
        assertEquals(Optional.empty(), settings.lastWorkload());
        assertEquals(Optional.empty(), settings.warning());
    }

    @Test
    void shouldSayThatNothingIsKeptOfAUserWithoutAHome() {
        WindowSettings settings = WindowSettings.unkept();
        settings.remember(Theme.DARK);
        settings.save();

        assertEquals(Theme.DARK, settings.theme());
        assertEquals(Optional.of("This user has no home folder, so what is chosen here is forgotten when the window is "
                + "closed"), settings.warning());
    }

    @Test
    void shouldRememberFromOneStartToTheNext() {
        WindowSettings settings = WindowSettings.load(file());
        settings.remember(Theme.DARK);
        settings.remember(new Rectangle(10, 20, 1000, 700), true);
        settings.remember(primesTo("4711"));
        settings.rememberWholeRun(true);
        settings.save();

        WindowSettings next = WindowSettings.load(file());

        assertEquals(Theme.DARK, next.theme());
        assertEquals(Optional.of(new Rectangle(10, 20, 1000, 700)), next.bounds());
        assertTrue(next.isMaximised());
        assertTrue(next.showsWholeRun());
        assertEquals(Optional.of("primes"), next.lastWorkload());
        assertEquals("4711", next.lastTexts("primes").get("to"));
        assertEquals(Map.of(), next.lastTexts("counter"));
    }

    @Test
    void shouldRememberWhatIsNotAsUsualWithTheColumnsOfATable() {
        WindowSettings settings = WindowSettings.load(file());
        settings.rememberColumns("workers", "PID=80,GC=hidden");
        settings.rememberColumns("items", "NAME=400");
        settings.rememberColumns("items", "");
        settings.save();

        WindowSettings next = WindowSettings.load(file());

        assertEquals("PID=80,GC=hidden", next.columns("workers"));
        assertEquals("", next.columns("items"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldLetNobodyElseReadWhatWasTyped() throws IOException {
        WindowSettings.load(file()).save();

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    private static RunConfiguration primesTo(String end) {
        Settings settings = Settings.parse(Workloads.named("primes").parameters(), Map.of("to", end));
        return new RunConfiguration("primes", settings, PoolOptions.ofSize(2));
    }

    @Test
    void shouldWarnOfABrokenFileAndBeginWithTheUsual() throws IOException {
        for (String broken : List.of("theme=\\u12", "theme=purple")) {
            Files.createDirectories(file().getParent());
            Files.writeString(file(), broken);

            WindowSettings settings = WindowSettings.load(file());

            assertEquals(Theme.LIGHT, settings.theme());
            assertTrue(settings.warning().orElse("").contains(file().toString()), settings.warning().toString());
        }
    }

    @Test
    void shouldKeepKeysOfALaterVersion() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "later.invention=7\n");

        WindowSettings settings = WindowSettings.load(file());
        settings.remember(Theme.DARK);
        settings.save();

        assertTrue(Files.readString(file()).contains("later.invention=7"));
    }

    @Test
    void shouldLeaveNothingBesideTheFile() throws IOException {
        WindowSettings.load(file()).save();

        try (Stream<Path> left = Files.list(file().getParent())) {
            assertEquals(List.of(file()), left.toList());
        }
    }

    @Test
    void shouldGoOnWhereTheFileCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("poolscope"), "a file where the folder should be");

        WindowSettings settings = WindowSettings.load(file());
        settings.save();

        assertFalse(Files.exists(file()));
    }

    private Path file() {
        return folder.resolve("poolscope").resolve("window.properties");
    }
}
