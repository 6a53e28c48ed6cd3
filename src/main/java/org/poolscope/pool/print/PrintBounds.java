package org.poolscope.pool.print;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A quota for what workers print, so that it does not fill the temporary folder: what was shown is given back, and of
/// what waits to be shown no more is kept than the folder has room for, the first of it and the last. For one thread.
final class PrintBounds {

    private static final Duration WHILE_SILENT = Duration.ofMillis(100);
    private static final Duration WHILE_PRINTING = Duration.ofMillis(50);
    private static final Duration IN_A_FLOOD = Duration.ofMillis(2);

    /// How much waits at most, of all workers together.
    private static final long MOST = 256L << 20;

    /// Of the free space of the folder, which others need as well.
    private static final int SHARE = 2;
    private static final long LEAST = 4L * PrintedFile.TAIL;

    /// Files that are smaller are nobody's concern.
    private static final long LITTLE = 1 << 20;

    /// With less than this left no write is sure to succeed.
    private static final long FULL = 1 << 16;

    /// How much may lie there that cannot be given back before somebody is told.
    private static final long MUCH = 256L << 20;

    private final Consumer<String> told;
    private @Nullable FileHoles holes;
    private boolean cannotGiveBack;
    private boolean toldOfFullFolder;
    private boolean toldOfMuch;

    /// @param told hears in words what a person should know
    PrintBounds(Consumer<String> told) {
        this.told = told;
    }

    /// Looks after all files.
    ///
    /// @param files those there are now
    /// @return when the next look had better be: the sooner, the faster they grow
    Duration look(List<PrintedFile> files) {
        if (files.isEmpty()) {
            return WHILE_SILENT;
        }
        long grown = 0;
        long waiting = 0;
        long length = 0;
        for (PrintedFile file : files) {
            look(file);
            grown += file.grown();
            waiting += file.waiting();
            length += file.length();
        }
        File folder = files.getFirst().path().toFile().getParentFile();
        long usable = folder.getUsableSpace();
        tellOfFullFolder(folder, usable);
        if (length > LITTLE) {
            leaveOut(files, waiting, Math.clamp((usable + waiting) / SHARE, LEAST, MOST));
            giveBack(files, folder, usable, length);
        }
        return grown > Math.max(LITTLE, usable / SHARE / 4) ? IN_A_FLOOD : grown > 0 ? WHILE_PRINTING : WHILE_SILENT;
    }

    private static void look(PrintedFile file) {
        try {
            file.look();
            file.shorten();
        } catch (IOException _) {
            // It is gone, or cannot be shortened at the moment.
        }
    }

    private void tellOfFullFolder(File folder, long usable) {
        if (usable < FULL && !toldOfFullFolder && folder.exists()) {
            toldOfFullFolder = true;
            told.accept("The temporary folder " + folder.getParent() + " is full: some of what workers print is lost,"
                    + " and what they write there may be; make room, or set another with TMPDIR");
        }
    }

    private void leaveOut(List<PrintedFile> files, long waiting, long most) {
        if (cannotGiveBack || waiting <= most) {
            return;
        }
        long backlogs = files.stream().filter(file -> file.waiting() > LEAST).count();
        for (PrintedFile file : files) {
            try {
                file.bound(Math.max(LEAST, most / Math.max(1, backlogs)));
            } catch (IOException _) {
                // It cannot be read at the moment; it is looked after again.
            }
        }
    }

    private void giveBack(List<PrintedFile> files, File folder, long usable, long length) {
        long spare = files.stream().mapToLong(PrintedFile::spare).sum();
        if (spare > LITTLE && holes == null) {
            holes = FileHoles.find();
        }
        if (!cannotGiveBack && holes != null && spare > Math.min(holes.worthwhile(), LITTLE + usable / SHARE / 4)) {
            for (PrintedFile file : files) {
                cannotGiveBack |= file.spare() > 0 && !file.release(holes);
            }
        }
        if (cannotGiveBack && length > MUCH && !toldOfMuch) {
            toldOfMuch = true;
            told.accept("What workers have printed takes " + PrintedOutput.inWords(length) + " of " + folder.getParent()
                    + ", which cannot be given back there before they end");
        }
    }
}
