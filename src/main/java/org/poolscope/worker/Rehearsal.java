package org.poolscope.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.poolscope.codec.FunctionCodec;
import org.poolscope.codec.ValueEncoder;
import org.poolscope.function.TaskFunction;
import org.poolscope.protocol.Attachments;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.CommandCodec;
import org.poolscope.protocol.ParentPage;
import org.poolscope.protocol.WireWriter;
import org.poolscope.protocol.WorkerBootstrap;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.workload.Items;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;

/// A worker's life played through within one JVM, to warm it up: a hand-over, a hello, small tasks, the leave; once for
/// a workload and once for calls. After it, all that a worker's start takes is loaded and linked, so that a spare has
/// it behind itself when it is handed over to, and an AOT cache has it in store.
final class Rehearsal {

    private static final String WORKLOAD = "squares";

    private static final int TASKS = 30;
    private static final int ITEMS = 50;

    private final Path folder;

    /// @param folder an empty one for the stage props; it is gone when the rehearsal is over
    Rehearsal(Path folder) {
        this.folder = folder;
    }

    /// Plays the life of a worker for a workload and for calls.
    ///
    /// @return how many tasks were done
    long play() throws IOException {
        long tasks = play(List.of(squares(), calls()));
        Files.delete(folder);
        return tasks;
    }

    /// Plays all workloads that have something to play besides. One that fails is left out.
    ///
    /// @return how many tasks were done
    long playWorkloads() throws IOException {
        long tasks = 0;
        for (Workload workload : Workloads.all()) {
            Path stage = Files.createDirectory(folder.resolve(workload.name()));
            try {
                Optional<Map<String, String>> settings = workload.rehearsal(stage);
                if (settings.isPresent()) {
                    tasks += play(List.of(batch(workload, settings.get())));
                }
            } catch (Exception _) {
                // Then its workers load what they need themselves.
            }
        }
        return tasks;
    }

    private static List<Command> batch(Workload workload, Map<String, String> texts) {
        Settings settings = Settings.parse(workload.parameters(), texts);
        Items items = workload.batch(settings, 1).items();
        var script = new ArrayList<Command>();
        script.add(new Command.Open(workload.name(), settings.texts()));
        for (int task = 0; task < items.size(); task++) {
            script.add(new Command.Run(task, items.slice(task, task + 1)));
        }
        script.add(new Command.Leave());
        return script;
    }

    private long play(List<List<Command>> scripts) throws IOException {
        long tasks = 0;
        ProcessIdentity self = ProcessIdentity.current();
        var written = new WorkerBootstrap("00".repeat(32), self.pid(), folder.resolve("socket"), folder.resolve("page"),
                folder, folder, 1, folder.resolve("out"), folder.resolve("err"), false, self.pid(), self.start(), 1);
        WorkerBootstrap read = Objects.requireNonNull(WorkerBootstrap.read(new ByteArrayInputStream(written.bytes())));
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                ParentPage page = ParentPage.create(read.page())) {
            server.bind(UnixDomainSocketAddress.of(read.socket()));
            for (List<Command> script : scripts) {
                var life = new WorkerLife(read);
                try (SocketChannel parent = server.accept()) {
                    var other = new Thread(() -> playParent(script, parent), "parent");
                    other.start();
                    life.rehearse();
                    awaitEnd(other);
                }
                tasks += Objects.requireNonNull(page.read(), "open").tasksDone();
            }
        } finally {
            Files.deleteIfExists(read.socket());
            Files.deleteIfExists(read.page());
        }
        return tasks;
    }

    private static List<Command> squares() {
        return List.of(new Command.Open(WORKLOAD, Map.of()), new Command.Run(1, new Items.Range(1, 100)),
                new Command.Interrupt(2), new Command.Leave());
    }

    private static List<Command> calls() {
        TaskFunction<Object, Object> function = argument -> argument;
        var script = new ArrayList<Command>();
        script.add(new Command.OpenCalls(null, null));
        script.add(new Command.Define(1, FunctionCodec.encode(function)));
        byte[] mixed = encoded(new Object[] {1, 2L, 3.0, "four", List.of(5)});
        Object[] numbers = new Object[ITEMS];
        Arrays.setAll(numbers, Integer::valueOf);
        byte[] many = encoded(numbers);
        byte[] one = encoded(new Object[] {1});
        for (int task = 0; task < TASKS; task++) {
            byte[] arguments = task % 3 == 0 ? mixed : task % 3 == 1 ? many : one;
            script.add(new Command.Call(task, 1, arguments, null, Attachments.NONE));
        }
        script.add(new Command.Forget(1));
        script.add(new Command.Leave());
        return script;
    }

    private static byte[] encoded(Object[] arguments) {
        return new ValueEncoder().writeList(arguments, arguments.length).take();
    }

    /// Sends the commands and takes the replies, which no socket could hold all of.
    private static void playParent(List<Command> script, SocketChannel parent) {
        var out = new WireWriter();
        for (Command command : script) {
            CommandCodec.write(command, out);
        }
        ByteBuffer bytes = out.drain();
        try {
            while (bytes.hasRemaining()) {
                parent.write(bytes);
            }
            do {
                bytes = ByteBuffer.allocate(1 << 16);
            } while (parent.read(bytes) >= 0);
        } catch (IOException _) {
            // Then the worker's side has failed, and says why.
        }
    }

    private static void awaitEnd(Thread thread) throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted in a rehearsal");
        }
    }
}
