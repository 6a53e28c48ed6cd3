package org.poolscope.shared;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.poolscope.function.Handle;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.shared.segment.Kind;
import org.poolscope.shared.segment.PublicNames;
import org.poolscope.shared.segment.Segment;
import org.poolscope.shared.segment.SegmentFile;
import org.poolscope.shared.wait.Parker;

/// A block of memory that processes share, byte for byte.
///
/// On Linux other programs can attach to it by its [public name][#publicName], as Python with `SharedMemory(name=…)`,
/// and theirs are attached to by [#attach]. Python before 3.13 removes a block that it has merely attached to when it
/// ends, unless it is told not to by `resource_tracker.unregister(memory._name, "shared_memory")`. Those already
/// attached keep the memory.
public final class SharedMemory extends SharedObject {

    SharedMemory(Segment segment) {
        super(segment);
    }

    /// Attaches to a block that any program has made, by its name in the system: all of it, or as many bytes as were
    /// asked for if it is one of ours. It belongs to no [Segments], so whoever calls this closes it.
    ///
    /// @throws IllegalArgumentException if that is no name
    /// @throws SegmentException         if there is none, or nothing in it, or this system has no such names
    public static SharedMemory attach(String publicName) {
        if (publicName.isEmpty() || publicName.contains("/") || publicName.startsWith(".")) {
            throw new IllegalArgumentException("'" + publicName + "' is no name of shared memory: it must be the name"
                    + " of a file, without a path");
        }
        Path file = PublicNames.FOLDER.resolve(publicName);
        try (var _ = new Registry.Undisturbed()) {
            return new SharedMemory(SegmentFile.isOurMemory(file)
                    ? Segment.attach(file, publicName, Kind.MEMORY, Parker.best())
                    : Segment.foreign(file, publicName, Parker.best()));
        }
    }

    /// One that has a name in the system, if there is such a thing for where it is.
    static SharedMemory published(Segment segment) {
        var memory = new SharedMemory(segment);
        memory.publish();
        return memory;
    }

    private void publish() {
        try {
            PublicNames.give(segment.file());
        } catch (IOException e) {
            throw new SegmentException("cannot give memory '" + name() + "' a name in " + PublicNames.FOLDER, e);
        }
    }

    /// The bytes, all 0 at first. They end the use of it with an [IllegalStateException] once this is closed.
    public MemorySegment memory() {
        if (!segment.isOpen()) {
            throw new IllegalStateException("memory '" + name() + "' is closed");
        }
        return segment.body();
    }

    @Override
    public Handle handle() {
        return PublicNames.FOLDER.equals(segment.file().getParent()) ? handle(SegmentHandle.PUBLIC) : super.handle();
    }

    /// By what name other programs can attach to it; empty where they cannot.
    public Optional<String> publicName() {
        Path file = segment.file();
        if (PublicNames.FOLDER.equals(file.getParent())) {
            return Optional.of(file.getFileName().toString());
        }
        return PublicNames.of(file).map(link -> link.getFileName().toString());
    }

    @Override
    public void unlink() {
        Optional<Path> name = PublicNames.of(segment.file());
        super.unlink();
        name.ifPresent(SharedMemory::unpublish);
    }

    @Override
    public void close() {
        Optional<Path> name = segment.removesItself() ? PublicNames.of(segment.file()) : Optional.empty();
        super.close();
        name.ifPresent(SharedMemory::unpublish);
    }

    private static void unpublish(Path name) {
        try {
            Files.deleteIfExists(name);
        } catch (IOException e) {
            throw new SegmentException("cannot remove " + name, e);
        }
    }
}
