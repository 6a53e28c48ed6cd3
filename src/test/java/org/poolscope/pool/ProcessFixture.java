package org.poolscope.pool;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A folder for what processes print and wait for, and nobody left after a test.
abstract class ProcessFixture {

    @TempDir
    Path folder;
    ProcessOutput output;
    Path release;

    @BeforeEach
    void prepare() {
        output = new ProcessOutput(folder.resolve("out"));
        release = folder.resolve("release");
    }

    @AfterEach
    void leaveNobody() throws Exception {
        for (WorkerProcess process : WorkerProcess.active()) {
            process.kill();
            process.join();
        }
    }
}
