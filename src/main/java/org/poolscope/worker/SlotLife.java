package org.poolscope.worker;

import java.io.FileOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import org.poolscope.protocol.Farewell;
import org.poolscope.protocol.PageEvent;
import org.poolscope.protocol.Reply;
import org.poolscope.protocol.WorkerBootstrap;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.telemetry.Phase;
import org.poolscope.worker.task.ReplyChannel;
import org.poolscope.worker.task.TaskRunner;
import org.poolscope.workload.Place;

/// One of several workers within a JVM, from its hand-over to its end, on the thread that calls [#live]: all that a
/// worker is, but its process.
final class SlotLife implements AutoCloseable {

    private static final int NONE = 0;

    private final WorkerBootstrap bootstrap;
    private final SocketChannel socket;
    private final ReplyChannel replies;
    private final WorkerPage page;
    private final Place place;
    private final TaskRunner runner;
    private volatile int signal = NONE;

    /// Says hello before all else.
    ///
    /// @throws IOException if it cannot begin, of which the parent has heard then, if there is one
    SlotLife(WorkerBootstrap bootstrap) throws IOException {
        this.bootstrap = bootstrap;
        try {
            socket = SocketChannel.open(UnixDomainSocketAddress.of(bootstrap.socket()));
        } catch (IOException e) {
            noteEnd(bootstrap);
            throw e;
        }
        try {
            replies = ReplyChannel.ofSlot(socket);
            replies.send(new Reply.Hello(bootstrap.token(), bootstrap.pid()));

            page = WorkerPage.attach(bootstrap.page(), bootstrap.pid());
            page.phase(Phase.OPENING);
            place = new Place(bootstrap.number(), bootstrap.temporary(),
                    new FileOutputStream(bootstrap.stdout().toFile(), true),
                    new FileOutputStream(bootstrap.stderr().toFile(), true));
            runner = new TaskRunner(page, replies, bootstrap.segments(), place);
        } catch (IOException e) {
            noteEnd(bootstrap);
            // By which the parent learns it, whatever could be noted.
            socket.close();
            throw e;
        }
    }

    private static void noteEnd(WorkerBootstrap bootstrap) {
        try {
            WorkerPage.attach(bootstrap.page(), bootstrap.pid()).farewell(new Farewell.Exited());
        } catch (IOException _) {
            // There is nowhere to note anything.
        }
    }

    String token() {
        return bootstrap.token();
    }

    WorkerPage page() {
        return page;
    }

    /// Sends what its task has told since the last beat.
    ///
    /// @return whether there is one that tells something
    boolean beat() {
        return runner.beat();
    }

    /// Works until told to leave.
    ///
    /// @param last called when it has worked, before anybody can see that it has ended
    void live(Runnable last) throws IOException {
        // Without a connection there is nobody who would give it a task; whether there is a parent, others see.
        var reader = new CommandReader(socket, runner, this::end);
        reader.start();
        runner.run();
        last.run();
        page.farewell(signal == NONE ? new Farewell.Left() : new Farewell.Signalled(signal));
        // Closes the connection, by which the parent learns it.
        reader.interrupt();
    }

    /// Ends what is running and begins nothing more. From any thread; returns at once.
    void end() {
        runner.quit();
    }

    /// The same, as a signal to a process of its own would do it.
    void end(int its) {
        signal = its;
        page.event(PageEvent.INTERRUPTED, 0);
        runner.quit();
    }

    @Override
    public void close() {
        try (socket; var out = place.stdout(); var err = place.stderr()) {
            out.flush();
            err.flush();
        } catch (IOException _) {
            // What fails to close is closed.
        }
    }
}
