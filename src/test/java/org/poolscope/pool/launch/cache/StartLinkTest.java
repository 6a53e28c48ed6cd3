package org.poolscope.pool.launch.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartLinkTest {

    @TempDir
    private Path caches;

    @AfterEach
    void forget() {
        System.clearProperty(StartLink.NAME);
        System.clearProperty(StartLink.REHEARSAL);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "not everybody may make links there")
    void shouldLeadToTheCacheThatWasMadeLast() throws Exception {
        var link = new StartLink("start-%opt%poolscope.aot", "some.Rehearsal");
        Path first = Files.writeString(caches.resolve("workers-1.aot"), "first");
        Path second = Files.writeString(caches.resolve("workers-2.aot"), "second");

        link.leadTo(first);
        assertEquals("first", Files.readString(caches.resolve(link.name())));
        link.leadTo(first);
        link.leadTo(second);
        assertEquals("second", Files.readString(caches.resolve(link.name())));

        Files.delete(second);
        new AotShelf(caches).makeRoomFor("workers-3");
        assertFalse(Files.exists(caches.resolve(link.name()), LinkOption.NOFOLLOW_LINKS), "it leads nowhere");
    }

    @Test
    void shouldBeWhatTheScriptSays() {
        System.setProperty(StartLink.NAME, "start-%home%me%my apps.aot");
        System.setProperty(StartLink.REHEARSAL, "some.Rehearsal");
        assertEquals(Optional.of(new StartLink("start-%home%me%my apps.aot", "some.Rehearsal")),
                StartLink.ofThisProgram());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "start-../../.profile.aot", "workers-1.aot", "start-1.made", "/tmp/start-1.aot"})
    void shouldBeNoneOfAnyOtherName(String name) {
        System.setProperty(StartLink.NAME, name);
        System.setProperty(StartLink.REHEARSAL, "some.Rehearsal");
        assertEquals(Optional.empty(), StartLink.ofThisProgram());
    }
}
