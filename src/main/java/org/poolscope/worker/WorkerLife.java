package org.poolscope.worker;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.Farewell;
import org.poolscope.protocol.FrameInput;
import org.poolscope.protocol.Reply;
import org.poolscope.protocol.WorkerBootstrap;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.telemetry.Phase;
import org.poolscope.worker.child.StartedProcesses;
import org.poolscope.worker.task.ReplyChannel;
import org.poolscope.worker.task.TaskRunner;
import org.poolscope.workload.Place;

/// A worker from the hand-over to its end.
final class WorkerLife {

    private final WorkerBootstrap bootstrap;
    private final SocketChannel socket;
    private final ReplyChannel replies;
    private final WorkerPage page;
    private final TaskRunner runner;
    private final Heartbeat heartbeat;

    /// Says hello before all else, since that is what the parent waits for.
    WorkerLife(WorkerBootstrap bootstrap) throws IOException {
        this.bootstrap = bootstrap;
        socket = SocketChannel.open(UnixDomainSocketAddress.of(bootstrap.socket()));
        replies = new ReplyChannel(socket);
        replies.send(new Reply.Hello(bootstrap.token(), bootstrap.pid()));

        page = WorkerPage.attach(bootstrap.page(), bootstrap.pid());
        page.phase(Phase.OPENING);
        var started = StartedProcesses.ofThisProcess(page::programs);
        runner = new TaskRunner(page, replies, bootstrap.segments(), place(bootstrap), started);
        var parent = new ProcessIdentity(bootstrap.parentPid(), bootstrap.parentStart());
        List<Path> homes = List.of(bootstrap.page().getParent(), bootstrap.temporary().getParent());
        heartbeat = new Heartbeat(page, homes, parent, bootstrap.beatsPerSecond(), runner, started);
    }

    private static Place place(WorkerBootstrap bootstrap) {
        return new Place(bootstrap.number(), bootstrap.temporary(), new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err));
    }

    /// Works until told to leave.
    void live() throws IOException {
        System.setProperty("java.io.tmpdir", bootstrap.temporary().toString());
        Runtime.getRuntime().addShutdownHook(new ExitHook());
        heartbeat.start();
        var reader = new CommandReader(socket, runner, runner::orphaned);
        reader.start();
        runner.run();
        heartbeat.last();
        page.farewell(new Farewell.Left());
        // An exiting JVM gives a thread that is in a system call 0.3 s to come back from it.
        reader.interrupt();
    }

    /// Does what [#live] does with commands that have been sent already, the last of them to leave, on this thread
    /// alone.
    void rehearse() throws IOException {
        FrameInput<Command> input = FrameInput.ofCommands();
        Command command;
        do {
            command = input.next();
            if (command == null) {
                if (input.receive(socket) < 0) {
                    throw new EOFException("no command to leave");
                }
            } else if (!(command instanceof Command.Leave)) {
                runner.accept(List.of(command));
            }
        } while (!(command instanceof Command.Leave));
        runner.finish();
        heartbeat.rehearse();
        page.farewell(new Farewell.Left());
        socket.close();
    }

    /// Notes how this process ends if it does not simply leave.
    private final class ExitHook extends Thread {

        ExitHook() {
            super("farewell");
        }

        @Override
        public void run() {
            heartbeat.last();
            page.farewell(Signals.farewell());
        }
    }
}
