package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.testing.ChildJvm;

class FullDiskTest {

    private static final String MOUNT = "mount -t tmpfs -o size=256k tmpfs \"$0\" && exec \"$@\"";

    @TempDir
    private Path directory;

    @Test
    void shouldRefuseASegmentThereIsNoSpaceFor() throws Exception {
        // A mount that only the child sees, and that is gone with it.
        List<String> ownMounts = List.of("unshare", "--map-root-user", "--mount", "sh", "-c", MOUNT, directory.toString());
        assumeTrue(works(ownMounts), "no small file system can be mounted here");

        try (ChildJvm child = ChildJvm.start(ownMounts, SharedChild.class, directory.toString())) {
            String refusal = child.say("create-queue large 100000").await("refused");
            assertTrue(refusal.startsWith("cannot make queue 'large' of 1600768 bytes in " + directory), refusal);

            // What was half made is gone again, so there is room for this one, and the name is free.
            child.await("done");
            assertEquals("", child.say("create-queue large 10000").await("done"));
            assertEquals(1, child.lines().stream().filter(line -> line.startsWith("refused")).count(), child.toString());
        }
    }

    private static boolean works(List<String> ownMounts) throws InterruptedException {
        try {
            var command = new ArrayList<>(ownMounts);
            command.add("true");
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
