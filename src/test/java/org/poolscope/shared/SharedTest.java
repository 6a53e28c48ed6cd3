package org.poolscope.shared;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;

/// What the tests of shared objects begin and end with: a directory, this process's segments in it, and child JVMs that
/// attach to them as they are told, see [SharedChild].
abstract class SharedTest {

    @TempDir
    Path directory;
    Segments segments;
    private final List<ChildJvm> children = new ArrayList<>();

    @BeforeEach
    void openSegments() {
        segments = Segments.in(directory);
    }

    @AfterEach
    void closeAll() {
        children.forEach(ChildJvm::close);
        segments.close();
    }

    /// A child that is up.
    final ChildJvm child() {
        ChildJvm child = ChildJvm.start(SharedChild.class, directory.toString());
        children.add(child);
        child.await("ready");
        return child;
    }

    static <T> FutureTask<T> inAThread(Callable<T> action) {
        var task = new FutureTask<>(action);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }
}
