package org.poolscope.workload.images;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.poolscope.workload.images.picture.Recent;
import org.poolscope.workload.images.picture.Size;
import org.poolscope.workload.images.skia.Watermark;
import org.poolscope.workload.images.skia.Watermark.Mark;
import org.poolscope.workload.images.skia.Watermark.Point;

/// What everyday pictures are marked with, drawn by one worker of a run for all of them: what draws it takes a new
/// JVM longer to load than a dozen pictures, and is needed for nothing else then. For one thread.
final class Marks {

    private final Path folder;
    private final Turns turns;
    private final Watermark watermark;
    private final Recent<Size, Mark> known = new Recent<>();

    /// @param ofRun a folder that is there as long as the run, for all its workers
    Marks(Path ofRun, Watermark watermark) {
        this.folder = ofRun;
        this.turns = new Turns(ofRun, "mark");
        this.watermark = watermark;
    }

    /// What is drawn onto a picture of a size.
    ///
    /// @return empty if nothing is
    /// @throws InterruptedIOException if this thread was interrupted
    Optional<Mark> of(Size size) throws IOException {
        if (watermark.isNothing()) {
            return Optional.empty();
        }
        Mark mark = known.get(size);
        if (mark == null) {
            mark = read(size);
            known.put(size, mark);
        }
        return Optional.of(mark);
    }

    private Mark read(Size size) throws IOException {
        Path file = folder.resolve("mark-" + size.width() + "x" + size.height());
        try {
            return read(file);
        } catch (NoSuchFileException _) {
            // It is the first of its size.
        }
        try (Turns.Turn _ = turns.take(true)) {
            return Files.exists(file) ? read(file) : drawn(size, file);
        } catch (OverlappingFileLockException _) {
            // Another thread of this process is about to.
            return mark(size);
        }
    }

    private Mark mark(Size size) throws IOException {
        try {
            return watermark.mark(size);
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Mark drawn(Size size, Path file) throws IOException {
        Mark mark = mark(size);
        try {
            Path part = Files.createTempFile(folder, "mark", null);
            write(mark, part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException _) {
            // There is no room: every worker draws its own.
        }
        return mark;
    }

    private static void write(Mark mark, Path file) throws IOException {
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(mark.size().width());
            out.writeInt(mark.size().height());
            out.writeBoolean(mark.lacksLetters());
            out.writeBoolean(mark.shrunk());
            out.writeInt(mark.places().size());
            for (Point place : mark.places()) {
                out.writeInt(place.x());
                out.writeInt(place.y());
            }
            out.write(mark.rgba());
        }
    }

    private static Mark read(Path file) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            var size = new Size(in.readInt(), in.readInt());
            boolean lacksLetters = in.readBoolean();
            boolean shrunk = in.readBoolean();
            List<Point> places = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                places.add(new Point(in.readInt(), in.readInt()));
            }
            return new Mark(size, in.readAllBytes(), places, lacksLetters, shrunk);
        }
    }
}
