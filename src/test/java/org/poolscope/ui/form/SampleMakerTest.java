package org.poolscope.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.Components;
import org.poolscope.testing.Edt;
import org.poolscope.testing.Waiting;
import org.poolscope.ui.look.Theme;

class SampleMakerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<Path> told = new ArrayList<>();

    @Test
    void shouldMakePhotographsAndThenTellWhereTheyAre() throws Exception {
        SampleMaker maker = make(folder.resolve("samples"));

        awaitEnd(maker);

        Edt.run(() -> {
            assertEquals(List.of(folder.resolve("samples")), told);
            assertEquals("2 photographs are there.", text(maker, "samples.progress"));
        });
        try (Stream<Path> files = Files.list(folder.resolve("samples"))) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void shouldLeaveAFolderWithOtherFilesAloneAndSayWhy() throws Exception {
        Files.writeString(folder.resolve("letter.txt"), "mine");
        SampleMaker maker = make(folder);

        awaitEnd(maker);

        Edt.run(() -> {
            assertEquals(List.of(), told);
            assertTrue(text(maker, "samples.problem").contains("letter.txt"), text(maker, "samples.problem"));
        });
    }

    @Test
    void shouldPutThemInAFolderOfTheirOwnWithinTheOneChosen() {
        assertEquals(folder.resolve("poolscope-samples"), SampleMaker.within(folder));
        assertEquals(folder.resolve("poolscope-samples"), SampleMaker.within(folder.resolve("poolscope-samples")));
    }

    private SampleMaker make(Path into) throws Exception {
        return Edt.call(() -> {
            Theme.LIGHT.install();
            var maker = new SampleMaker(2, told::add);
            maker.make(into);
            return maker;
        });
    }

    private static void awaitEnd(SampleMaker maker) throws Exception {
        Waiting.until("the photographs are made", PATIENCE,
                () -> Edt.call(() -> Components.named(maker, "samples.make", JButton.class).isEnabled()),
                () -> "the button is still disabled");
    }

    private static String text(SampleMaker maker, String name) {
        return Components.named(maker, name, JTextComponent.class).getText();
    }
}
