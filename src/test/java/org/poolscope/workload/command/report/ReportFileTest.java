package org.poolscope.workload.command.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a program writes of itself, and what may become of its file.
class ReportFileTest {

    @TempDir
    Path folder;

    private final Told told = new Told();
    private ReportFile report;
    private Path file;

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("1-1");
        report = ReportFile.create(file, told);
    }

    @AfterEach
    void close() {
        report.close();
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// Reads again what was written anew, as a beat later.
    private void rewrite(String text) throws IOException {
        FileTime before = Files.getLastModifiedTime(file);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 1000));
        report.look();
        report.look();
    }

    /// G13
    @Test
    void shouldTellPartsWordsGaugesAndCounters() throws Exception {
        append("progress=0.42\nprogress=43%\nprogress = 44/100\nstatus=half way = nearly\n"
                + "loss=12.5\nfiles+=3\nfiles+=-1\nloss=-1e-3\r\n\nseen=0\nseen+=2\n");

        report.look();

        assertEquals(List.of(0.42, 0.43, 0.44), told.parts);
        assertEquals(List.of("half way = nearly"), told.statuses);
        assertEquals(List.of("loss -0.001", "files +2.0", "seen +2.0"), told.figures());
        assertEquals(Optional.empty(), report.end());
    }

    /// G30
    @Test
    void shouldServeTheNextProgramIfThisOneLeftItAlone() throws Exception {
        report.end();
        var next = new Told();
        ReportFile first = report;
        report = first.again(next).orElseThrow();
        append("progress=0.5\n");

        first.look();
        report.look();

        assertEquals(List.of(), told.parts);
        assertEquals(List.of(0.5), next.parts);
    }

    /// G30
    @Test
    void shouldServeNobodyElseOnceSomethingWasDoneToIt() throws Exception {
        assertEquals(Optional.empty(), report.again(told), "still in use");
        Files.delete(file);
        Files.createFile(file);
        report.look();
        append("progress=0.5\n");
        report.end();

        assertEquals(Optional.empty(), report.again(told), "written to");

        try (ReportFile gone = ReportFile.create(folder.resolve("2-1"), told)) {
            Files.delete(gone.path());
            gone.end();
            assertEquals(Optional.empty(), gone.again(told), "removed");
        }
    }

    /// G13
    @Test
    void shouldTakeWhatFfmpegWritesAsItIs() throws Exception {
        append("frame=10\nfps=0.00\nstream_0_0_q=-0.0\nbitrate= 512.3kbits/s\ntotal_size=N/A\nout_time_us=N/A\n"
                + "out_time=-00:00:01.000000\nspeed=1.2x\nprogress=continue\nframe=20\nspeed=N/A\nprogress=end\n");

        assertEquals(Optional.empty(), report.end());

        assertEquals(List.of(1.0), told.parts);
        assertEquals(List.of("frame 20.0", "fps 0.0", "stream_0_0_q -0.0", "bitrate 512.3", "speed 1.2"),
                told.figures());
    }

    /// G13
    @Test
    void shouldWaitForTheEndOfALineUntilTheProgramHasEnded() throws Exception {
        append("n=1\nn=2");
        report.look();
        assertEquals(List.of("n 1.0"), told.figures());

        append("3\nn=4");
        report.look();
        assertEquals(List.of("n 23.0"), told.figures());

        report.end();
        assertEquals(List.of("n 4.0"), told.figures());
    }

    /// G14
    @Test
    void shouldReadLittleAtALookAndLoseNothing() throws Exception {
        append("n+=1\n".repeat(40_000));

        report.look();
        assertEquals(ReportFile.MOST_BYTES / 5, told.amount("n"));

        report.look();
        report.end();
        assertEquals(40_000, told.amount("n"));
    }

    /// G14
    @Test
    void shouldGiveBackTheMemoryOfWhatWasRead() throws Exception {
        try (var out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 500_000; i++) {
                out.write("n+=1\n");
            }
        }

        assertEquals(Optional.empty(), report.end());

        assertEquals(500_000, told.amount("n"));
    }

    /// G15
    @Test
    void shouldReadAFileAnewThatWasWrittenAnew() throws Exception {
        append("n+=5\ng=1\n");
        report.look();

        rewrite("n+=1\n");
        assertEquals(List.of("n +1.0", "g 1.0"), told.figures(), "shorter");

        rewrite("n+=2\n");
        assertEquals(List.of("n +2.0", "g 1.0"), told.figures(), "as long");

        rewrite("n+=3\nm+=4\n");
        assertEquals(List.of("n +3.0", "g 1.0", "m +4.0"), told.figures(), "longer");
        assertEquals(Optional.empty(), report.end());
    }

    /// G15
    @Test
    void shouldReadTheFileThatWasPutInItsPlace() throws Exception {
        append("n+=5\n");
        report.look();
        Files.delete(file);
        report.look();
        Files.writeString(file, "n+=7\n");

        report.look();
        report.look();

        assertEquals(List.of("n +7.0"), told.figures());
    }

    /// G15
    @Test
    void shouldNeitherWaitNorFailWhateverIsPutInItsPlace() throws Exception {
        append("n+=5\n");
        report.look();
        Files.delete(file);
        assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());

        report.look();

        assertEquals(Optional.of("a line of its report could not be read: something else was put in place of its file"),
                report.end());
        assertEquals(List.of("n +5.0"), told.figures());
    }

    /// G15
    @Test
    void shouldLeaveADirectoryThatWasPutInItsPlace() throws Exception {
        Files.delete(file);
        Files.createDirectories(file.resolve("in"));

        report.look();

        assertTrue(report.end().orElseThrow().contains("something else"));
        report.close();
        assertTrue(Files.isDirectory(file));
    }

    /// G15
    @Test
    void shouldCountWhatCannotBeReadAndTellTheFirst() throws Exception {
        append("hello\nn=abc\nn=NaN\nn=Infinity\nn=1e999\nn+=1e999\nprogress=42\nprogress=-1\nprogress=1/0\n"
                + "progress=0,5\n=5\nn-=3\na\0b=1\na\u202Eb=1\nstatus+=1\n" + "x".repeat(65) + "=1\nn+=2\n");

        assertEquals(Optional.of("16 lines of its report could not be read, the first: hello"), report.end());
        assertEquals(List.of("n +2.0"), told.figures());
        assertEquals(List.of(), told.parts);
    }

    /// G15
    @Test
    void shouldNotTakeAStatusThatWouldDoSomethingWhereItIsShown() throws Exception {
        append("status=\u001b[31mred\nstatus=one\ttwo\n");

        assertEquals(Optional.of("a line of its report could not be read: status=·[31mred"), report.end());
        assertEquals(List.of("one two"), told.statuses);
    }

    /// G15
    @Test
    void shouldPassOverALineThatDoesNotEnd() throws Exception {
        append("x".repeat(10 << 20));
        report.end();
        append("\nn=1\n");

        assertTrue(report.end().orElseThrow().startsWith("a line of its report could not be read: xxx"));
        assertEquals(List.of("n 1.0"), told.figures());
    }

    /// G15
    @Test
    void shouldTakeTwoHundredNamesAndTellOfMore() throws Exception {
        for (int i = 0; i < 202; i++) {
            append("n" + i + "=1\n");
        }

        assertEquals(Optional.of("2 lines of its report could not be read, the first: n200=1"), report.end());
        assertEquals(200, told.figures().size());
    }

    /// G15
    @Test
    void shouldPassOverAHole() throws Exception {
        append("n=1\n");
        report.look();
        try (var hole = new RandomAccessFile(file.toFile(), "rw")) {
            hole.setLength(1 << 20);
            hole.seek(1 << 20);
            hole.write("\nn=2\n".getBytes(StandardCharsets.US_ASCII));
        }

        assertTrue(report.end().isPresent());
        assertEquals(List.of("n 2.0"), told.figures());
    }

    @Test
    void shouldLeaveNothing() {
        report.close();

        report.look();

        assertFalse(Files.exists(file));
    }
}
