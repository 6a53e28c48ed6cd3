package org.poolscope.pool.slot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.LaunchedWorker;
import org.poolscope.pool.launch.Launcher;
import org.poolscope.pool.launch.StartedJvm;
import org.poolscope.pool.launch.WorkerLauncher;
import org.poolscope.pool.launch.folder.RunDirectory;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.WorkerBootstrap;
import org.poolscope.shared.process.ProcessIdentity;

/// Launches the workers of one run as slots of one JVM. When that has ended, or is about to, the next worker gets a new
/// one.
public final class SlotLauncher implements Launcher {

    /// Nothing that a slot does is worth to be compiled twice: of 2.2 s of processor time for 4000 programs, half a
    /// second went into the second time.
    public static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1");

    private final WorkerLauncher jvms;
    private final RunDirectory directory;
    private final int beatsPerSecond;
    private final ProcessIdentity parent = ProcessIdentity.current();
    private final SecureRandom random = new SecureRandom();
    private @Nullable SlotJvm current;

    /// @param jvms what JVMs come from
    public SlotLauncher(WorkerLauncher jvms, RunDirectory directory, int beatsPerSecond) {
        this.jvms = jvms;
        this.directory = directory;
        this.beatsPerSecond = beatsPerSecond;
    }

    @Override
    public LaunchedWorker launch(int number, int restarts, Consumer<LaunchedWorker> ended) throws IOException {
        String name = RunDirectory.worker(number, restarts);
        ParentPage page = ParentPage.create(directory.page(name));
        try {
            String token = WorkerLauncher.token(random);
            SlotProcess slot = current == null ? null : current.add(number, token, page);
            StartedJvm started = null;
            if (slot == null) {
                started = jvms.start(name, OPTIONS);
                current = new SlotJvm(started.process(), started.cached());
                slot = current.addFirst(number, token, page);
            } else {
                Files.createFile(directory.stdout(name));
                Files.createFile(directory.stderr(name));
            }
            return launched(restarts, slot, name, started, ended);
        } catch (IOException e) {
            page.close();
            // Whoever tries again for this place will want the names.
            directory.delete(directory.page(name), directory.stdout(name), directory.stderr(name));
            throw e;
        }
    }

    /// @param started the process if it is new: what the JVM itself prints goes to the files of the first slot
    private LaunchedWorker launched(int restarts, SlotProcess slot, String name, @Nullable StartedJvm started,
                                    Consumer<LaunchedWorker> ended) throws IOException {
        Path stdout = started == null ? directory.stdout(name) : started.stdout();
        Path stderr = started == null ? directory.stderr(name) : started.stderr();
        var bootstrap = new WorkerBootstrap(slot.token(), slot.pid(), directory.socket(), directory.page(name),
                directory.segments(), directory.temporary(name), slot.number(), stdout, stderr, true, parent.pid(),
                parent.start(), beatsPerSecond);
        var worker = new LaunchedWorker(slot.number(), restarts, slot, slot.page(), slot.token(), stdout, stderr, 0,
                slot.jvm().cached());
        slot.begin(bootstrap, () -> ended.accept(worker));
        return worker;
    }

    @Override
    public void cameUp(LaunchedWorker worker) {
        jvms.cameUp(worker);
    }

    @Override
    public boolean startsOtherwise(LaunchedWorker dead, boolean late) {
        return jvms.startsOtherwise(dead, late);
    }

    /// What the JVM prints to, and its own temporary files, go with the run's directory as long as it lives.
    @Override
    public void clearUp(LaunchedWorker ended, boolean damaged) {
        if (ended.process() instanceof SlotProcess slot && (!slot.isFirst() || !slot.jvm().isAlive())) {
            jvms.clearUp(ended, damaged);
        }
    }
}
