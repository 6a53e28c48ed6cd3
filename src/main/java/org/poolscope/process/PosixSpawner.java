package org.poolscope.process;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.tree.ProcessTree;

/// By `posix_spawnp` and `wait4`: every program in a session of its own, which no terminal's Ctrl-C reaches and which
/// is ended at once, with the signals as a program finds them and none of this process's files open, told by how it
/// ended and what it used. Linux with glibc 2.34 or later.
final class PosixSpawner implements Spawner {

    /// Room for a `posix_spawnattr_t`, which has 336 bytes, and for a `sigset_t`, which has 128.
    private static final long ROOM = 512;

    private static final int SET_SIGNAL_DEFAULTS = 0x04;
    private static final int SET_SIGNAL_MASK = 0x08;
    private static final int SET_SESSION = 0x80;
    private static final int FLAGS = SET_SIGNAL_DEFAULTS | SET_SIGNAL_MASK | SET_SESSION;

    private static final int READ_ONLY = 0;
    private static final int WRITE_CREATE_APPEND = 1 | 0x40 | 0x400;
    private static final int FOR_OWNER = 0600;
    private static final int FIRST_OTHER_DESCRIPTOR = 3;
    private static final int ERROR = -1;

    /// The place among the files of the folder that a program is started in, if there is one.
    private static final int FOLDER = 3;

    private final PosixCalls calls;
    private final ProgramPlaces places = new ProgramPlaces(System.getenv("PATH"));
    private final MemorySegment attributes = Arena.ofAuto().allocate(ROOM, 16);
    private final MemorySegment nothing = Arena.ofAuto().allocateFrom("/dev/null");

    private final @Nullable PosixGroups groups;

    PosixSpawner(PosixCalls calls) {
        this(calls, PosixGroups.ofThisSystem(calls));
    }

    /// @param groups where programs are born; null if there are none
    PosixSpawner(PosixCalls calls, @Nullable PosixGroups groups) {
        this.calls = calls;
        this.groups = groups;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment set = arena.allocate(ROOM, 16);
            int _ = calls.call(calls.attributesInit(), attributes);
            int _ = calls.call(calls.setFlags(), attributes.address(), FLAGS);
            int _ = calls.call(calls.emptySet(), set);
            int _ = calls.call(calls.setSignalMask(), attributes, set);
            OptionalLong ignored = IgnoredSignals.ofThisProcess();
            if (ignored.isPresent()) {
                set.set(JAVA_LONG, 0, ignored.getAsLong());
            } else {
                int _ = calls.call(calls.fillSet(), set);
            }
            int _ = calls.call(calls.setSignalDefaults(), attributes, set);
        }
    }

    @Override
    public RunningProgram start(Program program) throws IOException {
        String mark = ProcessTree.newMark();
        PosixMemory memory = PosixMemory.take();
        String name = program.words().getFirst();
        String found = places.of(name);
        memory.write(program, environment(program.variables()), mark, Stream.concat(
                Stream.of(ByteText.of(program.stdout()), ByteText.of(program.stderr()), found),
                program.folder().map(ByteText::of).stream()).toArray(String[]::new));
        boolean isKnown = !found.equals(name);
        PosixGroups.Start start = groups == null ? new PosixGroups.Start(spawn(memory, isKnown, attributes), null)
                : groups.start(attributes, FLAGS, its -> spawn(memory, isKnown, its));
        if (start.error() != 0) {
            memory.giveBack();
            throw StartTrouble.of(program, start.error(), calls.words(start.error()));
        }
        return new PosixProgram(calls, memory, mark, start.group());
    }

    private PosixEnvironment environment(ProgramVariables variables) {
        PosixEnvironment known = variables.posix();
        if (known == null) {
            known = PosixEnvironment.of(variables, calls.environ());
            variables.posix(known);
        }
        return known;
    }

    /// @param found whether the program's place is known
    /// @param its   its attributes
    private int spawn(PosixMemory memory, boolean found, MemorySegment its) {
        int _ = calls.call(calls.actionsInit(), memory.actions(), 0);
        try {
            open(memory, 0, nothing.address(), READ_ONLY);
            open(memory, 1, memory.file(0), WRITE_CREATE_APPEND);
            open(memory, 2, memory.file(1), WRITE_CREATE_APPEND);
            if (memory.hasFile(FOLDER)) {
                // What was opened before may be told from where this process is.
                int _ = calls.call(calls.addChangeFolder(), memory.actions(), memory.file(FOLDER));
            }
            int _ = calls.call(calls.addCloseFrom(), memory.actions(), FIRST_OTHER_DESCRIPTOR);
            int error = found ? spawn(memory, memory.file(2), its) : ERROR;
            // By the system's own search, which knows what to do with what is not as it was when it was found.
            return error == 0 ? 0 : spawn(memory, memory.program(), its);
        } finally {
            int _ = calls.call(calls.actionsDestroy(), memory.actions(), 0);
        }
    }

    private int spawn(PosixMemory memory, long file, MemorySegment its) {
        return calls.call(calls.spawn(), memory.pid(), file, memory.actions(), its.address(), memory.words(),
                memory.environment());
    }

    private void open(PosixMemory memory, int descriptor, long file, int flags) {
        int _ = calls.call(calls.addOpen(), memory.actions(), descriptor, file, flags, FOR_OWNER, 0);
    }
}
