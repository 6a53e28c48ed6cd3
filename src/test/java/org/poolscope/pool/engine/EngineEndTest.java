package org.poolscope.pool.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.protocol.Command;
import org.poolscope.workload.Batch.Dispatch;

/// What other threads want of an engine that ends.
class EngineEndTest {

    @TempDir
    Path folder;

    private Simulation simulation;

    /// A call that came between the two was taken for one that was left when the pool failed.
    @Test
    void shouldDoWhatIsWantedAtTheVeryEndAfterTellingItsClientOfIt() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        var client = new SimulatedClient(1) {
            @Override
            public void ended() {
                try {
                    Thread.ofPlatform().start(() -> simulation.engine().post(() -> order.add("done"))).join();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                order.add("told");
            }
        };
        simulation = new Simulation(folder,
                EngineOptions.of(1, new Command.OpenCalls(null, null), Dispatch.POOLED), client);

        simulation.run();

        assertEquals(List.of("told", "done"), order);
    }
}
