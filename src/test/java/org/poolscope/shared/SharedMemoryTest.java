package org.poolscope.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.poolscope.pool.WorkerProcess;
import org.poolscope.shared.error.SegmentException;
import org.poolscope.shared.process.ProcessIdentity;
import org.poolscope.shared.segment.Janitor;
import org.poolscope.testing.ChildJvm;
import org.poolscope.testing.RunsBeside;
import org.poolscope.testing.SmallDisk;

@RunsBeside
class SharedMemoryTest extends SharedTest {

    /// M01, M05
    @Test
    void shouldShowEveryProcessTheSameBytes() {
        SharedMemory memory = segments.createMemory("block", 10_001);
        assertTrue(memory.memory().byteSize() >= 10_001);
        assertEquals(0, memory.memory().get(ValueLayout.JAVA_BYTE, 10_000));

        child().say("write block 10000 42").await("done");
        assertEquals(42, memory.memory().get(ValueLayout.JAVA_BYTE, 10_000));
        assertThrows(IndexOutOfBoundsException.class, () -> memory.memory().get(ValueLayout.JAVA_BYTE, 10_001));
    }

    /// M04
    @Test
    void shouldBeTheSameObjectWhenItIsSentToAnotherProcess() throws Exception {
        SharedMemory memory = segments.createMemory("block", 100);
        SharedArray array = segments.createArray("array", SharedArray.Type.INT, 2);
        try (var process = WorkerProcess.of(SharedMemoryTest::writeBoth, memory, array)) {
            process.start().join();
            assertEquals(0, process.exitCode().orElseThrow());
        }
        assertEquals(7, memory.memory().get(ValueLayout.JAVA_BYTE, 1));
        assertEquals(8, array.get(1));
    }

    static int writeBoth(SharedMemory memory, SharedArray array) {
        memory.memory().set(ValueLayout.JAVA_BYTE, 1, (byte) 7);
        array.set(1, 8);
        return 0;
    }

    /// M04
    @Test
    void shouldBeSentToAnotherProcessWhoeverHasMadeIt() throws Exception {
        try (Segments mine = Segments.create()) {
            SharedMemory memory = mine.createMemory("block", 100);
            SharedArray array = mine.createArray("array", SharedArray.Type.INT, 2);
            assumeTrue(memory.publicName().isPresent(), "there are no public names here");
            try (SharedMemory found = SharedMemory.attach(memory.publicName().orElseThrow());
                    var process = WorkerProcess.of(SharedMemoryTest::writeBoth, found, array)) {
                process.start().join();
                assertEquals(0, process.exitCode().orElseThrow());
            }
            assertEquals(7, memory.memory().get(ValueLayout.JAVA_BYTE, 1));
        }
    }

    /// M02
    @Test
    void shouldSayWhatIsWrongWithANameOrSizeOrThatItExistsOrNot() {
        assertThrows(IllegalArgumentException.class, () -> segments.createMemory("block", 0));
        assertThrows(IllegalArgumentException.class, () -> segments.createMemory("block", -1));
        assertThrows(IllegalArgumentException.class, () -> segments.createMemory("../x", 1));
        assertThrows(IllegalArgumentException.class, () -> segments.createMemory("", 1));
        assertThrows(IllegalArgumentException.class, () -> SharedMemory.attach("../x"));
        segments.createMemory("block", 1);
        assertTrue(assertThrows(SegmentException.class, () -> segments.createMemory("block", 1)).getMessage()
                .contains("exists already"));
        assertTrue(assertThrows(SegmentException.class, () -> segments.memory("other")).getMessage()
                .contains("not found"));
        assertTrue(assertThrows(SegmentException.class, () -> SharedMemory.attach("poolscope-none")).getMessage()
                .contains("not found"));
    }

    @Test
    void shouldRefuseMoreThanThereIsAtOnce() {
        var thrown = assertThrows(SegmentException.class, () -> segments.createMemory("block", 1L << 50));
        assertTrue(thrown.getMessage().contains("no space left"), thrown.getMessage());
        assertFalse(Files.exists(directory.resolve("block.segment")));
    }

    /// M11
    @Test
    void shouldRefuseWhatThereIsNoSpaceForWhenItIsMade() throws Exception {
        try (ChildJvm child = ChildJvm.start(SmallDisk.at(directory, 256), SharedChild.class, directory.toString())) {
            assertTrue(child.say("create-memory block 1000000").await("refused").contains("no space left"));
            child.await("done");
            // A hole here would end the child with a SIGBUS.
            child.say("create-memory block 200000").await("done");
            child.say("write block 199999 1").await("done");
        }
    }

    /// M07
    @Test
    void shouldOutliveThoseWhoAttachAndLeave() throws Exception {
        SharedMemory memory = segments.createMemory("block", 100);
        ChildJvm child = child();
        child.say("attach block").await("found");
        assertTrue(memory.attached().contains(child.pid()), memory.attached()::toString);
        child.kill();

        assertFalse(memory.attached().contains(child.pid()));
        child().say("attach block").await("found");
        try (Segments other = Segments.in(directory)) {
            SharedMemory attached = other.memory("block");
            assertEquals(memory.owner(), attached.owner());
        }
        assertTrue(Files.exists(directory.resolve("block.segment")));
    }

    @Test
    void shouldNotBeFoundWhenItsOwnerHasRemovedItAndStayForThoseWhoHaveIt() {
        SharedMemory memory = segments.createMemory("block", 100);
        try (Segments other = Segments.in(directory)) {
            SharedMemory attached = other.memory("block");
            memory.unlink();
            assertThrows(SegmentException.class, () -> Segments.in(directory).memory("block"));
            memory.memory().set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
            assertEquals(1, attached.memory().get(ValueLayout.JAVA_BYTE, 0));
        }
        memory.close();
        assertThrows(IllegalStateException.class, memory::memory);
    }

    @Test
    void shouldBeRemovedByNobodyButTheProcessThatMadeIt() throws Exception {
        ChildJvm child = child();
        child.say("create-memory block 100").await("done");
        SharedMemory memory = segments.memory("block");
        var thrown = assertThrows(IllegalStateException.class, memory::unlink);
        assertTrue(thrown.getMessage().contains("only the process that made"), thrown.getMessage());
        memory.close();
        assertTrue(Files.exists(directory.resolve("block.segment")));
    }

    /// M06
    @Test
    void shouldBeSweptWithWhatItsKilledOwnerLeft() throws Exception {
        ChildJvm child = child();
        String[] at = child.say("create-in-own").await("at").split(" ");
        child.await("done");
        Path left = Path.of(at[0]);
        assertTrue(Files.exists(left.resolve("block.segment")));
        child.kill();

        var swept = Janitor.sweep();
        assertFalse(Files.exists(left), left + " is still there");
        assertFalse(Files.exists(Path.of("/dev/shm", at[1])), at[1] + " is still there");
        assertTrue(swept.runs() >= 1 && swept.segments() >= 2, swept::toString);
    }

    @Test
    void shouldLeaveNothingBehindWhenItIsClosed() {
        Path own;
        Optional<String> name;
        try (Segments mine = Segments.create()) {
            own = mine.directory();
            name = mine.createMemory("block", 100).publicName();
            mine.createCounter("counter");
        }
        assertFalse(Files.exists(own));
        name.ifPresent(link -> assertFalse(Files.exists(Path.of("/dev/shm", link))));
    }

    @Test
    void shouldLoseItsPublicNameWithTheDirectoryThoughItsMakerWasKilled() {
        Optional<String> name;
        try (Segments mine = Segments.create();
                ChildJvm child = ChildJvm.start(SharedChild.class, mine.directory().toString())) {
            child.await("ready");
            child.say("create-memory block 100").await("done");
            name = mine.memory("block").publicName();
            child.kill();
        }
        name.ifPresent(link -> assertFalse(Files.exists(Path.of("/dev/shm", link)), link + " is still there"));
    }

    @Test
    void shouldLoseAPublicNameWhoseOwnerAndDirectoryAreGone() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/shm")), "there are no public names here");
        ChildJvm child = child();
        ProcessIdentity gone = ProcessIdentity.of(child.pid()).orElseThrow();
        String owner = "/dev/shm/poolscope-" + gone.pid() + "-" + gone.start();
        Path name = Files.createFile(Path.of(owner + ".7.segments.block.segment"));
        Path other = Files.createFile(Path.of(owner + ".not-ours"));
        try {
            Janitor.sweep();
            assertTrue(Files.exists(name), "its owner lives");
            child.kill();
            Janitor.sweep();
            assertFalse(Files.exists(name));
            assertTrue(Files.exists(other));
        } finally {
            Files.deleteIfExists(name);
            Files.deleteIfExists(other);
        }
    }

    /// The directory, and so the name of what will be made in it, is there for everybody to see.
    @Test
    void shouldHaveAnotherPublicNameIfSomebodyHasTakenTheUsualOne() throws Exception {
        try (Segments mine = Segments.create()) {
            assumeTrue(mine.directory().startsWith("/dev/shm"), "there are no public names here");
            Path taken = Files.createFile(Path.of("/dev/shm", mine.directory().getFileName() + ".block.segment"));
            try {
                SharedMemory memory = mine.createMemory("block", 100);
                String name = memory.publicName().orElseThrow();
                assertNotEquals(taken.getFileName().toString(), name);
                memory.memory().set(ValueLayout.JAVA_BYTE, 5, (byte) 42);
                try (SharedMemory found = SharedMemory.attach(name)) {
                    assertEquals(42, found.memory().get(ValueLayout.JAVA_BYTE, 5));
                }
                memory.close();
                assertFalse(Files.exists(Path.of("/dev/shm", name)));
                assertTrue(Files.exists(taken));
            } finally {
                Files.deleteIfExists(taken);
            }
        }
    }

    // ---- with Python

    /// M05
    @Test
    void shouldBeAttachedToByPython() throws Exception {
        try (Segments mine = Segments.create()) {
            SharedMemory memory = mine.createMemory("block", 400);
            for (int i = 0; i < 100; i++) {
                memory.memory().setAtIndex(ValueLayout.JAVA_INT, i, i);
            }
            String name = memory.publicName().orElseThrow();
            String said = Python.run("""
                    import struct, sys
                    from multiprocessing import shared_memory, resource_tracker
                    block = shared_memory.SharedMemory(name=sys.argv[1])
                    resource_tracker.unregister(block._name, "shared_memory")
                    numbers = block.buf[:400].cast("i")
                    try:
                        import numpy
                        total = int(numpy.ndarray((100,), dtype=numpy.int32, buffer=block.buf).sum())
                    except ImportError:
                        total = sum(numbers)
                    numbers[99] = -1
                    numbers.release()
                    block.close()
                    print(total)
                    """, name);

            assertEquals("4950", said);
            assertEquals(-1, memory.memory().getAtIndex(ValueLayout.JAVA_INT, 99));
            assertTrue(Files.exists(Path.of("/dev/shm", name)), "Python has removed it");
        }
    }

    /// M05
    @Test
    void shouldAttachToWhatPythonHasMade() throws Exception {
        try (var python = Python.start("""
                from multiprocessing import shared_memory
                block = shared_memory.SharedMemory(create=True, size=100)
                block.buf[:5] = b"hello"
                print(block.name, flush=True)
                input()
                print(bytes(block.buf[5:10]).decode(), flush=True)
                block.close()
                block.unlink()
                """)) {
            try (SharedMemory memory = SharedMemory.attach(python.line())) {
                assertTrue(memory.bytes() >= 100);
                byte[] hello = memory.memory().asSlice(0, 5).toArray(ValueLayout.JAVA_BYTE);
                assertEquals("hello", new String(hello, StandardCharsets.US_ASCII));
                memory.memory().asSlice(5, 5)
                        .copyFrom(MemorySegment.ofArray(" back".getBytes(StandardCharsets.US_ASCII)));
                assertThrows(IllegalStateException.class, memory::unlink);
            }
            python.say("");
            assertEquals(" back", python.line());
        }
    }
}
