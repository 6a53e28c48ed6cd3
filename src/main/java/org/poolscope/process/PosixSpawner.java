package org.poolscope.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.tree.ProcessTree;

/// By `posix_spawnp` and `wait4`: every program in a session of its own, which no terminal's Ctrl-C reaches and which
/// is ended at once, with the signals as a program finds them and none of this process's files open, told by how it
/// ended and what it used. Linux with glibc 2.34 or later.
final class PosixSpawner implements Spawner {

    /// Room for `posix_spawn_file_actions_t` and `posix_spawnattr_t`, which have 80 and 336 bytes, and for a
    /// `sigset_t`, which has 128.
    private static final long ROOM = 512;

    private static final int SET_SIGNAL_DEFAULTS = 0x04;
    private static final int SET_SIGNAL_MASK = 0x08;
    private static final int SET_SESSION = 0x80;

    private static final int READ_ONLY = 0;
    private static final int WRITE_CREATE_APPEND = 1 | 0x40 | 0x400;
    private static final int FOR_OWNER = 0600;
    private static final int FIRST_OTHER_DESCRIPTOR = 3;
    private static final int ERROR = -1;

    private final PosixCalls calls;
    private final ProgramPlaces places = new ProgramPlaces(System.getenv("PATH"));
    private final MemorySegment attributes = Arena.ofAuto().allocate(ROOM, 16);
    private final MemorySegment nothing = Arena.ofAuto().allocateFrom("/dev/null");

    /// Most programs add the same variables, and to look through all that there are takes longer than to start one.
    private volatile @Nullable Inherited inherited;

    /// The variables that this process has.
    ///
    /// @param without names that are left out, as programs have others of them
    /// @param entries where each of them is
    private record Inherited(Set<String> without, long[] entries) {}

    PosixSpawner(PosixCalls calls) {
        this.calls = calls;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment set = arena.allocate(ROOM, 16);
            int _ = calls.call(calls.attributesInit(), attributes);
            int _ = calls.call(calls.setFlags(), attributes.address(),
                    SET_SIGNAL_DEFAULTS | SET_SIGNAL_MASK | SET_SESSION);
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
        try (Arena arena = Arena.ofConfined()) {
            var words = new NativeTexts(arena, new long[0], program.words());
            MemorySegment environment = environment(program, mark, arena);
            MemorySegment actions = arena.allocate(ROOM, 16);
            MemorySegment pid = arena.allocate(JAVA_INT);
            int error = spawn(program, words.pointers(), environment, actions, pid, arena);
            if (error != 0) {
                throw StartTrouble.of(program, error, calls.words(error));
            }
            return new PosixProgram(calls, pid.get(JAVA_INT, 0), mark);
        }
    }

    private int spawn(Program program, MemorySegment words, MemorySegment environment, MemorySegment actions,
                      MemorySegment pid, Arena arena) {
        int _ = calls.call(calls.actionsInit(), actions);
        try {
            open(actions, 0, nothing, READ_ONLY);
            open(actions, 1, text(arena, ByteText.of(program.stdout())), WRITE_CREATE_APPEND);
            open(actions, 2, text(arena, ByteText.of(program.stderr())), WRITE_CREATE_APPEND);
            int _ = calls.call(calls.addCloseFrom(), actions.address(), FIRST_OTHER_DESCRIPTOR);
            String name = program.words().getFirst();
            String found = places.of(name);
            int error = found.equals(name) ? ERROR
                    : spawn(text(arena, found).address(), words, environment, actions, pid);
            // By the system's own search, which knows what to do with what is not as it was when it was found.
            return error == 0 ? 0 : spawn(words.get(JAVA_LONG, 0), words, environment, actions, pid);
        } finally {
            int _ = calls.call(calls.actionsDestroy(), actions);
        }
    }

    private int spawn(long file, MemorySegment words, MemorySegment environment, MemorySegment actions,
                      MemorySegment pid) {
        return calls.call(calls.spawn(), pid.address(), file, actions.address(), attributes.address(), words.address(),
                environment.address());
    }

    private void open(MemorySegment actions, int descriptor, MemorySegment file, int flags) {
        int _ = calls.call(calls.addOpen(), actions.address(), descriptor, file.address(), flags, FOR_OWNER, 0);
    }

    private MemorySegment environment(Program program, String mark, Arena arena) {
        Set<String> names = program.environment().keySet();
        Inherited base = inherited;
        if (base == null || !base.without().equals(names)) {
            base = new Inherited(Set.copyOf(names), inheritedWithout(names));
            inherited = base;
        }
        List<String> added = new ArrayList<>(names.size() + 1);
        for (Map.Entry<String, String> variable : program.environment().entrySet()) {
            added.add(variable.getKey() + "=" + variable.getValue());
        }
        added.add(ProcessTree.MARK + "=" + mark);
        return new NativeTexts(arena, base.entries(), added).pointers();
    }

    /// As this process was given it, byte by byte, which the JDK does not show.
    @SuppressWarnings("restricted")
    private long[] inheritedWithout(Set<String> names) {
        LongStream.Builder entries = LongStream.builder();
        MemorySegment all = calls.environ().get(ADDRESS, 0).reinterpret(Long.MAX_VALUE);
        for (long at = 0; all.get(ADDRESS, at).address() != 0; at += ADDRESS.byteSize()) {
            MemorySegment entry = all.get(ADDRESS, at).reinterpret(Long.MAX_VALUE);
            String name = name(entry);
            if (!names.contains(name) && !name.equals(ProcessTree.MARK)) {
                entries.add(entry.address());
            }
        }
        return entries.build().toArray();
    }

    private static String name(MemorySegment entry) {
        var name = new StringBuilder();
        for (long at = 0; entry.get(JAVA_BYTE, at) != '=' && entry.get(JAVA_BYTE, at) != 0; at++) {
            name.append((char) (entry.get(JAVA_BYTE, at) & 0xFF));
        }
        return name.toString();
    }

    /// As the C library takes it.
    static MemorySegment text(Arena arena, String text) {
        byte[] bytes = ByteText.bytes(text);
        MemorySegment segment = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, bytes.length);
        return segment;
    }
}
