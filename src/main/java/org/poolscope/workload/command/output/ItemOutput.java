package org.poolscope.workload.command.output;

import java.io.IOException;
import java.nio.file.Files;
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
    private @Nullable Kept kept;
    private boolean goesOn;

    /// What was kept of it.
    ///
    /// @param missing how many bytes were taken out of the middle
    /// @param lost    why nothing of it is there, in words; empty if it is
    public record Kept(long missing, String lost) {}

    /// @param tails show it
    /// @param put   puts files away that are kept
    ItemOutput(Capture capture, OutputSettings settings, List<LiveTail> tails, Consumer<Capture> put) {
        this.capture = capture;
        this.settings = settings;
        this.tails = tails;
        this.files = capture.kept(settings.keep());
        this.put = put;
    }

    /// The file for stdout, made by the program's start.
    public Path stdout() {
        return capture.stdout();
    }

    /// The file for stderr, made by the program's start.
    public Path stderr() {
        return capture.stderr();
    }

    /// To be called now and then while the program runs.
    public void look() {
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
        show(true);
        Kept now = settings.logs().isEmpty() ? new Kept(0, "") : settle();
        kept = now;
        return now;
    }

    private Kept settle() {
        if (Files.notExists(capture.stdout())) {
            return new Kept(0, TEXTS.get("output.removed"));
        }
        long missing = 0;
        try {
            for (KeptFile file : files) {
                missing += file.settle();
            }
            return new Kept(missing, "");
        } catch (IOException e) {
            return new Kept(missing, String.valueOf(e.getMessage()));
        }
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

    /// Puts it away. Of a first try no file is left of which there is nothing to be read; of another one they tell that
    /// there was one.
    @Override
    public void close() throws IOException {
        end(false);
        if (settings.logs().isEmpty()) {
            capture.drop();
            return;
        }
        if (!goesOn) {
            put.accept(capture);
        }
        if (capture.first()) {
            for (KeptFile file : files) {
                file.dropIfEmpty();
            }
        }
    }
}
