package org.poolscope.worker;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.ValueDecoder;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.protocol.LargeFiles;
import org.poolscope.protocol.ProcessBootstrap;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.telemetry.Phase;
import org.poolscope.worker.task.Functions;

/// The entry of a JVM that has one target to run and then ends, as a `main` of its own would: with status 0 when the
/// target and all non-daemon threads have ended, with 1 and a trace on stderr when the target has thrown. Started by
/// anybody but a parent that hands over to it, it says so and does nothing.
public final class ProcessMain {

    /// The one argument: says that what it is to run comes on its stdin.
    public static final String HANDED_OVER = "--handed-over";

    private static final int REFUSED = 2;

    private ProcessMain() {}

    /// @throws Exception what the target throws: the JVM itself prints it, before it waits for other threads
    public static void main(String[] args) throws Exception {
        boolean expected = args.length == 1 && args[0].equals(HANDED_OVER);
        InputStream stdin = interruptibleStdin();
        ProcessBootstrap bootstrap = expected ? ProcessBootstrap.receive(stdin) : null;
        if (bootstrap == null) {
            refuse(System.err);
            System.exit(REFUSED);
            return;
        }
        System.setIn(InputStream.nullInputStream());
        Thread.currentThread().setName(bootstrap.name());
        run(bootstrap, stdin);
    }

    /// Unlike that of `System.in`, a read from it ends when its thread is interrupted.
    private static InputStream interruptibleStdin() {
        return new BufferedInputStream(Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel()));
    }

    private static void refuse(PrintStream err) {
        err.println("This is a process of Poolscope's and is started by Poolscope alone; try: poolscope --help");
    }

    /// Runs the target on this thread.
    ///
    /// @param stdin what comes after the hand-over
    static void run(ProcessBootstrap bootstrap, InputStream stdin) throws Exception {
        WorkerPage page = attach(bootstrap);
        var parent = new ParentWatch(bootstrap, stdin, page, Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("farewell").unstarted(() -> {
            page.farewell(Signals.farewell());
            parent.stopListening();
        }));
        // Before anything of the target's own runs, as it may be that nothing else ends it.
        parent.start();
        var large = bootstrap.large().isEmpty() ? null : LargeFiles.from(bootstrap.directory(), bootstrap.large());
        var decoder = new ValueDecoder(bootstrap.target(), AllowedTypes.anyRecordOrEnum(), large);
        Object function = decoder.next();
        Object argument = decoder.next();
        decoder.end();

        page.phase(Phase.RUNNING);
        try {
            call(function, argument);
        } catch (InterruptedException e) {
            if (!parent.isGone()) {
                throw e;
            }
        } finally {
            parent.targetEnded();
            page.phase(Phase.LEAVING);
        }
    }

    private static WorkerPage attach(ProcessBootstrap bootstrap) throws IOException {
        if (!Files.exists(bootstrap.page())) {
            // The parent has tidied up, for it is ending; who is started so late leaves without a word.
            System.exit(1);
        }
        return WorkerPage.attach(bootstrap.page(), ProcessHandle.current().pid());
    }

    private static void call(@Nullable Object function, @Nullable Object argument) throws Exception {
        if (function == null) {
            throw new IllegalStateException("a target was handed over that is none");
        }
        Functions.call(function, argument);
    }
}
