package org.poolscope.workload.command.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Texts;

/// What becomes of what one program writes, from its start until it is put away. For the thread that waits for it.
public final class ItemOutput implements AutoCloseable {

    private static final Texts TEXTS = Texts.of(ItemOutput.class);

    private final Capture capture;
    private final OutputSettings settings;
    private final List<LiveTail> tails;
    private final List<KeptFile> files;
    private final Consumer<Capture> put;
    private final StartFiles start;
    private @Nullable Kept kept;
    private boolean goesOn;

    /// Whether files in which there is nothing still have the names that the program found.
    private boolean starting;

    /// What was kept of it.
    ///
    /// @param missing how many bytes were taken out of the middle
    /// @param lost    why nothing of it is there, in words; empty if it is
    public record Kept(long missing, String lost) {}

    /// @param start where it goes at first
    /// @param tails show it
    /// @param put   puts files away that are kept
    ItemOutput(Capture capture, StartFiles start, OutputSettings settings, List<LiveTail> tails,
               Consumer<Capture> put) {
        this.capture = capture;
        this.start = start;
        // Of another try the files tell that there was one.
        this.starting = capture.first();
        this.settings = settings;
        this.tails = tails;
        this.files = capture.kept(settings.keep());
        this.put = put;
    }

    /// The file for stdout, made by the program's start.
    public Path stdoutAtStart() {
        return starting ? start.stdout() : capture.stdout();
    }

    /// The file for stderr, made by the program's start.
    public Path stderrAtStart() {
        return starting ? start.stderr() : capture.stderr();
    }

    /// Where that for stdout is, once it was looked at or something is in it.
    public Path stdout() {
        return capture.stdout();
    }

    /// Where that for stderr is, once it was looked at or something is in it.
    public Path stderr() {
        return capture.stderr();
    }

    /// To be called now and then while the program runs.
    public void look() {
        try {
            name(true);
        } catch (IOException _) {
            // At its end it is told.
        }
        show(false);
        files.forEach(KeptFile::bound);
    }

    private void show(boolean last) {
        try {
            for (LiveTail tail : tails) {
                tail.look(last);
            }
        } catch (IOException _) {
            // It is gone, or what is shown cannot be written: the program does not do worse for that nobody sees it.
        }
    }

    /// To be called when the program has ended.
    ///
    /// @param left whether something is left running that may go on writing
    /// @return what is kept
    public Kept end(boolean left) {
        Kept known = kept;
        if (known != null) {
            return known;
        }
        goesOn = left;
        Kept now;
        try {
            name(left);
            show(true);
            now = settings.logs().isEmpty() ? new Kept(0, "") : settle();
        } catch (IOException e) {
            now = new Kept(0, String.valueOf(e.getMessage()));
            // The next program must not go on with it.
            start.close();
        }
        kept = now;
        return now;
    }

    /// Gives the files their own names.
    ///
    /// @param all also those in which there is nothing
    private void name(boolean all) throws IOException {
        if (starting) {
            start.handOver(capture, all);
            starting = !all;
        }
    }

    private Kept settle() {
        boolean there = true;
        long missing = 0;
        try {
            for (int i = 0; i < files.size(); i++) {
                long length = files.get(i).length();
                if (length > 0) {
                    missing += files.get(i).settle(length);
                } else {
                    // Of stderr nobody is told.
                    there &= dropEmpty(i) || i > 0;
                }
            }
            return new Kept(missing, there ? "" : TEXTS.get("output.removed"));
        } catch (IOException e) {
            return new Kept(missing, String.valueOf(e.getMessage()));
        }
    }

    /// Of a first try no file is left of which there is nothing to be read; of another one they tell that there was
    /// one.
    ///
    /// @return whether it was there
    private boolean dropEmpty(int file) {
        if (starting) {
            return start.isThere(file);
        }
        return capture.first() && !goesOn ? files.get(file).drop() : files.get(file).exists();
    }

    /// The last lines that it wrote, in one; of stdout if there was nothing on stderr. Empty if there was nothing at
    /// all.
    public String lastWords() {
        return capture.lastWords();
    }

    /// Whether there is no room for more: then a program cannot even say why it failed.
    public boolean isOutOfSpace() {
        return capture.isOutOfSpace();
    }

    /// Puts it away.
    @Override
    public void close() throws IOException {
        end(false);
        if (settings.logs().isEmpty()) {
            capture.drop();
        } else if (!goesOn) {
            put.accept(capture);
        }
    }
}
