package org.poolscope.worker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.poolscope.codec.FunctionCodec;
import org.poolscope.codec.ValueEncoder;
import org.poolscope.function.TaskFunction;
import org.poolscope.protocol.Attachments;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.ParentPage;
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

    /// Plays these workloads as they are going to be run, and then the life of a worker as [#play()] does.
    void play(List<String> workloads) throws IOException {
        for (String workload : workloads) {
            Path stage = Files.createDirectory(folder.resolve(workload));
            new Rehearsal(stage).playFirst(workload, Integer.MAX_VALUE);
            delete(stage);
        }
        play();
    }

    private static void delete(Path stage) throws IOException {
        List<Path> props;
        try (Stream<Path> all = Files.walk(stage)) {
            props = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path prop : props) {
            Files.delete(prop);
        }
    }

    /// Plays the life of a worker for a workload and for calls.
    ///
    /// @return how many tasks were done
    long play() throws IOException {
        long tasks = play(List.of(squares(), calls()), false);
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
                    tasks += play(workload, settings.get(), Long.MAX_VALUE);
                }
            } catch (Exception _) {
                // Then its workers load what they need themselves.
            }
        }
        return tasks;
    }

    /// Plays the first tasks of one workload, as its run is about to come. One that fails is left out.
    ///
    /// @return how many tasks were done
    long playFirst(String name, int tasks) {
        try {
            Workload workload = Workloads.named(name);
            Optional<Map<String, String>> settings = workload.rehearsal(folder);
            return settings.isPresent() ? play(workload, settings.get(), tasks) : 0;
        } catch (Exception _) {
            // Then its worker loads what it needs itself.
            return 0;
        }
    }

    private long play(Workload workload, Map<String, String> texts, long most) throws IOException {
        Settings settings = Settings.parse(workload.parameters(), texts);
        return play(List.of(batch(workload, settings, most)), workload.sharesProcess(settings));
    }

    private static List<Command> batch(Workload workload, Settings settings, long most) {
        Items items = workload.batch(settings, 1).items();
        var script = new ArrayList<Command>();
        script.add(new Command.Open(workload.name(), settings.texts()));
        for (int task = 0; task < Math.min(most, items.size()); task++) {
            script.add(new Command.Run(task, items.slice(task, task + 1)));
        }
        script.add(new Command.Leave());
        return script;
    }

    /// @param slot whether the workers are slots
    private long play(List<List<Command>> scripts, boolean slot) throws IOException {
        long tasks = 0;
        ProcessIdentity self = ProcessIdentity.current();
        var written = new WorkerBootstrap("00".repeat(32), self.pid(), folder.resolve("socket"), folder.resolve("page"),
                folder, folder, 1, folder.resolve("out"), folder.resolve("err"), false, self.pid(), self.start(), 1);
        WorkerBootstrap read = Objects.requireNonNull(WorkerBootstrap.read(new ByteArrayInputStream(written.bytes())));
        try (ParentPage page = ParentPage.create(read.page())) {
            for (List<Command> script : scripts) {
                play(script, slot, read);
                tasks += Objects.requireNonNull(page.read(), "open").tasksDone();
            }
        } finally {
            Files.deleteIfExists(read.page());
        }
        return tasks;
    }

    private static void play(List<Command> script, boolean slot, WorkerBootstrap bootstrap) throws IOException {
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        var other = new Thread(new RehearsedParent(server, script, slot), "parent");
        try (server) {
            server.bind(UnixDomainSocketAddress.of(bootstrap.socket()));
            other.start();
            if (slot) {
                new SlotHost(bootstrap, InputStream.nullInputStream(), 0).rehearse(bootstrap);
            } else {
                new WorkerLife(bootstrap).rehearse();
            }
        } finally {
            Files.deleteIfExists(bootstrap.socket());
        }
        // Who could not connect has left it waiting, until the server was closed.
        awaitEnd(other);
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

    private static void awaitEnd(Thread thread) throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted in a rehearsal");
        }
    }
}
