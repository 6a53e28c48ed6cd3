package org.poolscope.worker;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.FrameInput;
import org.poolscope.worker.task.TaskRunner;

/// The `control` thread: reads commands and hands them to the task thread. The end of the stream means that the parent
/// is gone.
final class CommandReader extends Thread {

    private final SocketChannel socket;
    private final TaskRunner runner;
    private final Runnable gone;

    /// @param gone called by this thread when there is no parent any more that says anything
    CommandReader(SocketChannel socket, TaskRunner runner, Runnable gone) {
        super("control");
        setDaemon(true);
        this.socket = socket;
        this.runner = runner;
        this.gone = gone;
    }

    @Override
    public void run() {
        FrameInput<Command> input = FrameInput.ofCommands();
        List<Command> received = new ArrayList<>();
        try {
            while (input.receive(socket) >= 0) {
                long come = System.nanoTime();
                for (Command command = input.next(); command != null; command = input.next()) {
                    received.add(command);
                }
                runner.accept(received, come);
                received.clear();
            }
        } catch (ClosedByInterruptException _) {
            return;
        } catch (IOException _) {
            // A parent that does not keep to the protocol is as good as gone.
        } catch (Throwable e) {
            e.printStackTrace();
        }
        gone.run();
    }
}
