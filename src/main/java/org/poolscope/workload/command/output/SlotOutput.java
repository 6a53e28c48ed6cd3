package org.poolscope.workload.command.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.ByteText;
import org.poolscope.workload.command.output.pack.PackWriter;

/// What becomes of what the programs of one slot write, one after another. For the thread that waits for them.
public final class SlotOutput {

    /// Before and after an item's name, where lines are shown: what ASCII has for a record and its parts.
    public static final char ITEM_BEGINS = '\u001e';
    public static final char ITEM_ENDS = '\u001f';

    private static final long SHOWN_PER_SECOND = 64 << 10;
    private static final int LONGEST_NAME = 60;

    private final OutputSettings settings;
    private final Path folder;
    private final int slot;
    private final OutputStream out;
    private final OutputStream err;
    private final StartFiles start;
    private final Allowance allowance = new Allowance(SHOWN_PER_SECOND, System::nanoTime);
    private @Nullable PackWriter pack;

    /// @param temporary where the files are that are not kept
    /// @param slot      its number, which no other has meanwhile
    /// @param out       where it is shown what programs write to stdout
    /// @param err       the same for stderr
    public SlotOutput(OutputSettings settings, Path temporary, int slot, OutputStream out, OutputStream err) {
        this.settings = settings;
        this.folder = settings.logs().orElse(temporary);
        this.slot = slot;
        this.out = out;
        this.err = err;
        this.start = new StartFiles(folder, slot);
    }

    /// What becomes of the output of a program that is about to be started.
    ///
    /// @param number  the item's, from 1
    /// @param attempt from 1
    /// @param item    its name, for who looks on
    /// @param items   how many there are in all
    public ItemOutput begin(long number, int attempt, String item, long items) {
        Capture capture = Capture.in(folder, settings.logs().isPresent() ? "" : slot + "-", number, attempt);
        Consumer<Capture> put = settings.packs(items) ? files -> pack(files, number, attempt) : _ -> { };
        return new ItemOutput(capture, start, settings, settings.live() ? tails(capture, item) : List.of(), put);
    }

    /// No program will be started any more.
    public void close() {
        start.close();
        giveUp();
    }

    private List<LiveTail> tails(Capture capture, String item) {
        byte[] label = ByteText.bytes(ITEM_BEGINS + shortened(item) + ITEM_ENDS);
        return List.of(new LiveTail(capture.stdout(), label, out, allowance),
                new LiveTail(capture.stderr(), label, err, allowance));
    }

    private void pack(Capture capture, long number, int attempt) {
        try {
            PackWriter to = pack;
            if (to == null) {
                to = new PackWriter(folder, slot);
                pack = to;
            }
            for (Path file : List.of(capture.stdout(), capture.stderr())) {
                // Nothing is told of a first try that wrote nothing: of another one, that it was.
                if (file.toFile().length() > 0 || attempt > 1 && Files.exists(file)) {
                    to.append(number, attempt, file.equals(capture.stderr()), file);
                }
            }
            capture.drop();
        } catch (IOException _) {
            // No room for it, or interrupted: then it stays in files, where it is found as well.
            giveUp();
        }
    }

    /// The next one begins anew: what an interrupt has closed stays closed.
    private void giveUp() {
        try (PackWriter _ = pack) {
            pack = null;
        } catch (IOException _) {
            // It was no use anyhow.
        }
    }

    /// In a line, and of a long path the end, which tells it from others.
    private static String shortened(String item) {
        String line = item.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        int count = line.codePointCount(0, line.length());
        return count <= LONGEST_NAME ? line
                : "…" + line.substring(line.offsetByCodePoints(0, count - LONGEST_NAME));
    }
}
