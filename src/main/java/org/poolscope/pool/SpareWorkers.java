package org.poolscope.pool;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.poolscope.pool.launch.EarlySpares;
import org.poolscope.pool.launch.EarlySpares.Wanted;
import org.poolscope.pool.launch.SpareSource;
import org.poolscope.pool.launch.Spares;
import org.poolscope.pool.slot.SlotLauncher;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.PoolOptions;
import org.poolscope.workload.run.Priority;
import org.poolscope.workload.run.RunConfiguration;

/// Worker JVMs that stand by (a warm pool): started before anybody needs them, and taken by pools and runs that are
/// made with them, so that those need not wait for JVMs. Those that were taken are replaced in the background.
///
/// Any thread may use it. Closing ends those that stand by; those that were taken belong to who took them.
public final class SpareWorkers implements AutoCloseable {

    private static final long LOOK_NANOS = 5_000_000;

    private final SpareSource spares;

    private SpareWorkers(SpareSource spares) {
        this.spares = spares;
    }

    /// As many as a pool of a size has, with what such a pool starts its workers with. Begins to launch them; returns
    /// at once.
    ///
    /// @throws IOException if there is no `java` to launch, or no directory can be made for what they print
    public static SpareWorkers forPool(int workers) throws IOException {
        return new SpareWorkers(Spares.forPool(workers));
    }

    /// The same for the workers of a batch, or a part of them.
    ///
    /// @param most how many to keep at most
    /// @throws IOException if there is no `java` to launch, or no directory can be made for what they print
    public static SpareWorkers forBatch(int workers, int most) throws IOException {
        return new SpareWorkers(Spares.forBatch(workers, most, PoolOptions.NICER));
    }

    /// The one worker process of a batch whose workers are slots of one, if that is started at once: the process is on
    /// its way while it is still being found out what it is for. Begins to launch it; returns at once.
    ///
    /// @param workload what it is launched for
    /// @param workers  what the batch's pool size is going to be; with another one the process is of no use
    /// @param priority the same
    public static SpareWorkers earlySlots(String workload, int workers, Priority priority) {
        var wanted = new Wanted(Optional.of(workload), 1, workers, priority.niceness(), SlotLauncher.OPTIONS);
        return new SpareWorkers(new EarlySpares(() -> Optional.of(wanted)));
    }

    /// The same of any batch: as many workers as it has, but no more than processors, less the one that this program
    /// needs itself meanwhile; more would wait for each other.
    ///
    /// @param set     the settings that are not as by default; nothing is launched if they cannot be taken
    /// @param workers empty for as many as [usual][BatchRun#usualWorkers]
    public static SpareWorkers early(String workload, Map<String, String> set, OptionalInt workers,
                                     Priority priority) {
        return new SpareWorkers(new EarlySpares(() -> wanted(workload, set, workers, priority)));
    }

    private static Optional<Wanted> wanted(String name, Map<String, String> set, OptionalInt workers,
                                           Priority priority) {
        try {
            Workload workload = Workloads.named(name);
            Settings settings = Settings.parse(workload.parameters(), set);
            int size = workers.orElseGet(() -> BatchRun.usualWorkers(workload, settings));
            boolean slots = workload.sharesProcess(settings);
            int count = slots ? 1 : Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, size);
            return Optional.of(new Wanted(Optional.of(name).filter(_ -> slots), count, size, priority.niceness(),
                    slots ? SlotLauncher.OPTIONS : List.of()));
        } catch (InvalidSettingException _) {
            // Whoever reads it all tells what is wrong with it.
            return Optional.empty();
        }
    }

    /// All workers of a run, with what it starts them with; its workload they know when they stand by, as those do of a
    /// program that keeps them.
    ///
    /// @throws IOException if there is no `java` to launch, or no directory can be made for what they print
    public static SpareWorkers ofRun(RunConfiguration configuration) throws IOException {
        return new SpareWorkers(Spares.forBatchOf(configuration.workload(), configuration.pool().workers(),
                BatchParts.processes(configuration), configuration.pool().conduct().priority().niceness()));
    }

    /// Waits until all of them stand by that are kept.
    ///
    /// @param most  for no longer than this
    /// @param until nor when this is so
    public void awaitAll(Duration most, BooleanSupplier until) {
        long begun = System.nanoTime();
        while (spares.standingBy() < spares.count() && !until.getAsBoolean()
                && System.nanoTime() - begun < most.toNanos()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /// How many stand by now.
    public int standingBy() {
        return spares.standingBy();
    }

    SpareSource spares() {
        return spares;
    }

    /// Ends those that stand by, and waits until they are gone; on a thread that may wait for processes.
    @Override
    public void close() {
        spares.close();
    }

    @Override
    public String toString() {
        return standingBy() + " spare workers";
    }
}
