package org.poolscope.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.poolscope.protocol.Farewell;
import org.poolscope.protocol.Reply;
import org.poolscope.protocol.WorkerPage;
import org.poolscope.shared.Segments;
import org.poolscope.telemetry.Phase;

/// The entry of a worker JVM. Started by the pool, which writes a token to its stdin; started by anybody else it says
/// so and does nothing.
public final class WorkerMain {

    private static final int REFUSED = 2;

    private WorkerMain() {}

    public static void main(String[] args) throws IOException {
        WorkerArguments arguments = WorkerArguments.parse(args);
        String token = arguments == null ? null : readToken();
        if (arguments == null || token == null) {
            refuse(System.err);
            System.exit(REFUSED);
            return;
        }
        work(arguments, token);
        System.exit(0);
    }

    private static void work(WorkerArguments arguments, String token) throws IOException {
        WorkerPage page = WorkerPage.attach(arguments.page(), ProcessHandle.current().pid());
        SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(arguments.socket()));
        var replies = new ReplyChannel(socket);
        replies.send(new Reply.Hello(token, ProcessHandle.current().pid()));
        page.phase(Phase.OPENING);

        var runner = new TaskRunner(page, replies, Segments.in(arguments.segments()));
        var beats = new Beats(page, arguments, runner::orphaned);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("farewell").unstarted(() -> {
            beats.last();
            page.farewell(Signals.farewell());
        }));
        beats.start();
        new CommandReader(socket, runner).start();
        runner.run();
        beats.last();
        page.farewell(new Farewell.Left());
    }

    private static @Nullable String readToken() throws IOException {
        String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII)).readLine();
        return line == null || line.isBlank() ? null : line.strip();
    }

    private static void refuse(PrintStream err) {
        err.println("This is a worker of Poolscope's and is started by Poolscope alone; try: poolscope --help");
    }
}
