package org.poolscope.workload.command.output.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackFolderTest {

    @TempDir
    Path folder;

    private Path logs;
    private Path out;

    @BeforeEach
    void make() throws IOException {
        logs = Files.createDirectory(folder.resolve("logs"));
        out = folder.resolve("out");
    }

    private void append(int slot, long number, int attempt, boolean error, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("written"), text);
        try (var writer = new PackWriter(logs, slot)) {
            writer.append(number, attempt, error, file);
        }
    }

    private Map<String, String> laidOut() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            Map<String, String> all = new TreeMap<>();
            for (Path file : files.toList()) {
                all.put(file.getFileName().toString(), Files.readString(file));
            }
            return all;
        }
    }

    private static void change(Path file, long at, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes()), at);
        }
    }

    private static void cut(Path file, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - bytes);
        }
    }

    /// G23
    @Test
    void shouldLayOutWhatIsInPacksAndInFiles() throws IOException {
        append(1, 12, 1, false, "twelve\n");
        append(1, 1_000_000, 1, true, "x".repeat(200_000));
        append(2, 12, 2, false, "");
        Files.writeString(logs.resolve("7.err"), "killed before it was packed");
        Files.writeString(logs.resolve("notes"), "of somebody else");

        PackFolder.LaidOut done = PackFolder.layOut(List.of(logs), out);

        assertEquals(new PackFolder.LaidOut(4, 0, List.of()), done);
        assertEquals(Map.of("12.out", "twelve\n", "1000000.err", "x".repeat(200_000), "12.2.out", "", "7.err",
                "killed before it was packed"), laidOut());
        assertTrue(PackFolder.hasOutput(logs));
        assertTrue(PackFolder.hasOutput(out));
        assertFalse(PackFolder.hasOutput(Files.createDirectory(folder.resolve("empty"))));
    }

    /// G23
    @Test
    void shouldNeverWriteOverAFile() throws IOException {
        append(1, 1, 1, false, "one");
        append(1, 2, 1, false, "two");
        Files.writeString(logs.resolve("2.out"), "two");
        Files.writeString(Files.createDirectory(out).resolve("1.out"), "mine");

        PackFolder.LaidOut done = PackFolder.layOut(List.of(logs), out);

        assertEquals(new PackFolder.LaidOut(1, 1, List.of()), done);
        assertEquals(Map.of("1.out", "mine", "2.out", "two"), laidOut());
        assertEquals("1 file made in x; one was there already, and another one, and is never written over",
                done.inWords(Path.of("x")));
    }

    /// G23: whoever has the slot next goes on behind what whoever was killed has left.
    @Test
    void shouldLoseNothingButWhatWasWrittenWhenSomebodyWasKilled() throws IOException {
        append(1, 1, 1, false, "one");
        append(1, 2, 1, false, "two");
        Files.writeString(logs.resolve("slot-1.pack"), "half of thr", StandardOpenOption.APPEND);
        Files.writeString(logs.resolve("slot-1.index"), "half an entry", StandardOpenOption.APPEND);
        assertEquals(List.of("slot-1.index has an entry that is not whole, as if whoever wrote it had been killed "
                + "meanwhile; it is left out", "slot-1.pack has 11 bytes at its end of which no entry tells: whoever "
                + "wrote them is still at it, or was killed meanwhile"),
                PackFolder.layOut(List.of(logs), out).troubles());

        append(1, 4, 1, false, "four");

        assertEquals(List.of(), PackFolder.layOut(List.of(logs), out).troubles());
        assertEquals(Map.of("1.out", "one", "2.out", "two", "4.out", "four"), laidOut());
    }

    /// G23
    @Test
    void shouldTellWhatIsDamagedAndLayOutTheRest() throws IOException {
        append(1, 1, 1, false, "one");
        append(1, 2, 1, false, "two");
        append(1, 3, 1, false, "three");
        append(2, 4, 1, false, "four");
        append(3, 5, 1, false, "five");
        change(logs.resolve("slot-1.pack"), 1, "X");
        change(logs.resolve("slot-1.index"), PackWriter.MARK.limit() + PackEntry.BYTES, "X");
        cut(logs.resolve("slot-1.pack"), 1);
        Files.delete(logs.resolve("slot-2.pack"));
        change(logs.resolve("slot-3.index"), 0, "X");

        List<String> troubles = PackFolder.layOut(List.of(logs), out).troubles().stream().sorted().toList();

        assertEquals(List.of("1.out is damaged in slot-1.pack",
                "3.out is not in slot-1.pack, which is shorter than its index tells",
                "slot-1.index has an entry that is not whole, as if whoever wrote it had been killed meanwhile; it is "
                + "left out",
                "slot-2.pack is missing, so what its index tells of is lost",
                "slot-3.index is no index of outputs"), troubles);
        assertEquals(Map.of("1.out", "oXe"), laidOut());
    }

    @Test
    void shouldHaveNothingOfAFileThatCannotBeAppended() throws IOException {
        try (var writer = new PackWriter(logs, 1)) {
            assertThrows(NoSuchFileException.class, () -> writer.append(1, 1, false, folder.resolve("none")));
            writer.append(2, 1, false, Files.writeString(folder.resolve("two"), "two"));
        }

        assertEquals(new PackFolder.LaidOut(1, 0, List.of()), PackFolder.layOut(List.of(logs), out));
        assertEquals(Map.of("2.out", "two"), laidOut());
    }
}
