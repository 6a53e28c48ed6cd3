package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.poolscope.shared.segment.Mapping;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.Waiting;

/// What becomes of those who have a file mapped that somebody cuts: pages that are not there any more.
@RunsBeside
class CutFileTest extends SharedTest {

    /// Whoever has it mapped finds nothing there any more, and must not die of it.
    @Test
    void shouldGiveAnErrorAndNoCrashToWhoeverHasAFileThatSomebodyCuts() throws Exception {
        segments.createMemory("block", 1 << 20);
        segments.createCounter("counter");
        ChildJvm child = child();
        child.say("attach block").await("done");
        child.say("count counter atomic 1").await("done");
        for (String name : List.of("block", "counter")) {
            try (var file = FileChannel.open(directory.resolve(name + ".segment"), StandardOpenOption.WRITE)) {
                file.truncate(0);
            }
        }
        assertTrue(child.say("try write block 500000 1").await("failed").contains("InternalError"), child::toString);
        assertTrue(child.say("try count counter locked 1").await("failed").contains("was cut while it was in use"),
                child::toString);
        child.say("create-queue other 10").await("done");
        assertTrue(child.process().isAlive(), child::toString);
    }

    @Test
    void shouldFailNobodyElseWithAFileThatSomebodyHasCut() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/maps")), "the system does not tell what a process has mapped");
        segments.createMemory("block", 1 << 20);
        attachAndForget();
        try (var file = FileChannel.open(directory.resolve("block.segment"), StandardOpenOption.WRITE)) {
            file.truncate(0);
        }
        Waiting.until("the pages that nobody has are given back", Duration.ofSeconds(30), () -> {
            System.gc();
            Mapping.unmapUnreachable();
            return mapped() == 1;
        }, () -> mapped() + " times mapped");
    }

    /// By whoever closes nothing.
    private void attachAndForget() {
        Segments.in(directory).memory("block");
        assertEquals(2, mapped());
    }

    private long mapped() {
        String block = directory.resolve("block.segment").toString();
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.filter(map -> map.endsWith(block)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
