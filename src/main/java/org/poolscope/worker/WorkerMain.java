package org.poolscope.worker;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.poolscope.protocol.WorkerBootstrap;

/// The entry of a worker JVM. Started by the pool, which hands over on its stdin what run it is for; started by anybody
/// else it says so and does nothing.
///
/// With [#WORK] it waits for that. With [#STAND_BY] it first rehearses, which makes it a spare, and the workload too
/// whose name it may be given besides; with [#EARLY] it rehearses nothing but the workload whose name it is given, and
/// no more of it than the time until its run comes allows;
/// with [#TRAIN] it rehearses the life of a process and all workloads, and that is all, for the JVM to note what it
/// loads. All take the folder of the rehearsal first; to train takes classes whose `main` plays what a program does,
/// and then plays these and nothing else.
public final class WorkerMain {

    public static final String WORK = "--work";
    public static final String STAND_BY = "--stand-by";
    public static final String EARLY = "--early";
    public static final String TRAIN = "--train";

    /// What it exits with if nothing was handed over.
    public static final int REFUSED = 2;

    private static final int FAILED = 1;

    /// The first does not yet find everything as those after it do.
    private static final int REHEARSED_EARLY = 2;

    private WorkerMain() {}

    /// @throws Exception if its parent or its files are gone
    public static void main(String[] args) throws Exception {
        boolean works = args.length == 1 && args[0].equals(WORK);
        boolean standsBy = (args.length == 2 || args.length == 3) && args[0].equals(STAND_BY);
        boolean early = args.length == 3 && args[0].equals(EARLY);
        boolean trains = args.length >= 2 && args[0].equals(TRAIN);
        if (standsBy) {
            new Rehearsal(Path.of(args[1])).play(List.of(args).subList(2, args.length));
        } else if (early) {
            new Rehearsal(Path.of(args[1])).playFirst(args[2], REHEARSED_EARLY);
        } else if (trains) {
            train(Path.of(args[1]), List.of(args).subList(2, args.length));
        }
        WorkerBootstrap bootstrap = works || standsBy || early ? WorkerBootstrap.read(System.in) : null;
        if (bootstrap != null) {
            bootstrap.accept();
            live(bootstrap, standsBy);
        } else if (!standsBy && !early && !trains) {
            refuse(System.err);
            System.exit(REFUSED);
        }
        end();
    }

    /// Plays what programs do, or what workers do if none is named.
    private static void train(Path folder, List<String> programs) throws Exception {
        for (String program : programs) {
            Object stage = new String[] {Files.createDirectory(folder.resolve(program)).toString()};
            try {
                Class.forName(program).getMethod("main", String[].class).invoke(null, stage);
            } catch (ReflectiveOperationException _) {
                // Not everything can be done everywhere: a window takes libraries and fonts.
            }
        }
        if (!programs.isEmpty()) {
            return;
        }
        new ProcessRehearsal(folder).play();
        new Rehearsal(folder).playWorkloads();
        new Rehearsal(Files.createDirectory(folder.resolve("life"))).play();
    }

    /// Whatever ends this thread ends the worker: what it has left running would keep the process, of which nobody
    /// would notice that it does nothing any more.
    ///
    /// @param stoodBy whether this process was there before anybody wanted a worker
    private static void live(WorkerBootstrap bootstrap, boolean stoodBy) {
        try {
            if (bootstrap.slot()) {
                long before = stoodBy ? ProcessSampler.cpuNanosNow() : 0;
                new SlotHost(bootstrap, System.in, before).live(bootstrap);
            } else {
                new WorkerLife(bootstrap).live();
            }
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private static void refuse(PrintStream err) {
        err.println("This is a worker of Poolscope's and is started by Poolscope alone; try: poolscope --help");
    }

    /// Exits, unless the return from `main` does that anyhow: `exit` looks all over the class path for somebody who
    /// wants to log it, which with a dozen jars takes as long as half the start of a JVM.
    private static void end() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        var threads = new Thread[all.activeCount() + 1];
        int found = all.enumerate(threads);
        boolean alone = found < threads.length;
        for (int i = 0; i < found; i++) {
            alone &= threads[i].isDaemon() || threads[i] == Thread.currentThread();
        }
        if (!alone) {
            System.exit(0);
        }
    }
}
