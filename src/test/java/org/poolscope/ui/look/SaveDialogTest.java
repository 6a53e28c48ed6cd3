package org.poolscope.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.junit.jupiter.api.Test;

class SaveDialogTest {

    private static final List<String> ENDINGS = List.of("png", "svg");

    @Test
    void shouldGiveANameTheEndingOfTheKindThatWasChosenUnlessItSaysOne() {
        var drawings = new FileNameExtensionFilter("drawings", "svg");

        assertEquals(Path.of("/a/cpu.svg"), SaveDialog.named(Path.of("/a/cpu"), drawings, ENDINGS));
        assertEquals(Path.of("/a/cpu.png"), SaveDialog.named(Path.of("/a/cpu.png"), drawings, ENDINGS));
        assertEquals(Path.of("/a/v1.2.svg"), SaveDialog.named(Path.of("/a/v1.2"), drawings, ENDINGS));
    }
}
