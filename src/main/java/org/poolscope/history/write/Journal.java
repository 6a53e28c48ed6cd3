package org.poolscope.history.write;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.history.JournalPlace;
import org.poolscope.history.database.Database;
import org.poolscope.telemetry.Telemetry;

/// The journal of this user, for those who run something: one for each program, which all its runs go through. What it
/// promises is in the package's description. Any thread.
public final class Journal implements AutoCloseable {

    private final @Nullable JournalWriter writer;

    private Journal(@Nullable JournalWriter writer) {
        this.writer = writer;
    }

    /// The one in its usual place. Returns at once: the file is opened, by a thread of its own, for the first run.
    public static Journal open() {
        return JournalPlace.ofThisUser().map(Journal::at).orElseGet(() -> new Journal(null));
    }

    /// The one in another file, made if missing.
    public static Journal at(Path file) {
        return at(file, Database.PATIENCE_MILLIS);
    }

    /// @param patienceMillis how long to wait for another program that is writing
    static Journal at(Path file, int patienceMillis) {
        return new Journal(new JournalWriter(file, patienceMillis));
    }

    /// None: everything is passed on at once.
    public static Journal none() {
        return new Journal(null);
    }

    /// Begins to write down a run that is about to be started.
    ///
    /// @param listener told of everything, by the thread that tells it here or by the journal's, one call at a time
    /// @return what the run is to tell
    public Recording record(Origin origin, RunRecorder.Passing passing, Consumer<Telemetry> listener) {
        return record(origin, passing, listener, _ -> { });
    }

    /// The same, for whoever wants to read of the run while it is on.
    ///
    /// @param place told the run's number as soon as it can be read, by the journal's thread; nothing if it is not in
    ///              the journal, or, later, if what follows of it is not
    public Recording record(Origin origin, RunRecorder.Passing passing, Consumer<Telemetry> listener,
                            Consumer<OptionalLong> place) {
        if (writer == null) {
            place.accept(OptionalLong.empty());
            return new Recording(listener, CompletableFuture.completedFuture(
                    new RunRecorder.Kept(OptionalLong.empty(), false)));
        }
        var recorder = new RunRecorder(writer, origin, passing, listener, place);
        return new Recording(recorder, recorder.ended());
    }

    /// A run on its way into the journal.
    ///
    /// @param listener what the run is to tell
    /// @param ended    completed when its end is on the disk and was passed on; never, if the run could not be started
    public record Recording(Consumer<Telemetry> listener, CompletableFuture<RunRecorder.Kept> ended) {}

    /// The file that it is written to; empty if there is none.
    public Optional<Path> file() {
        return Optional.ofNullable(writer).map(JournalWriter::file);
    }

    /// Where the journal is that others read; empty if there is to be none.
    public static Optional<Path> place() {
        return JournalPlace.ofThisUser();
    }

    /// Waits until all is on the disk.
    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }
}
