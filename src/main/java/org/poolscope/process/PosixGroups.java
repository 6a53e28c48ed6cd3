package org.poolscope.process;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.cgroup.ControlGroup;
import org.poolscope.process.cgroup.ControlGroups;

/// Has programs born in control groups, each in one of its own. Any thread may use it.
final class PosixGroups {

    private static final int SET_GROUP = 0x100;

    /// To name a folder and for nothing else, and not for programs: `O_PATH | O_CLOEXEC`.
    private static final int NAME_FOLDER = 0x200000 | 0x80000;

    private final PosixCalls calls;
    private final ControlGroups groups;
    private final MemorySegment setGroup;
    private final MemorySegment open;

    /// What became of the start of a program.
    ///
    /// @param error the number of the system's error; 0 if it was started
    /// @param group where it was born; null if in none
    record Start(int error, @Nullable ControlGroup group) {}

    private PosixGroups(PosixCalls calls, ControlGroups groups, MemorySegment setGroup, MemorySegment open) {
        this.calls = calls;
        this.groups = groups;
        this.setGroup = setGroup;
        this.open = open;
    }

    /// Those of this system; null if there are none for this program, or the C library cannot use them: glibc before
    /// 2.39.
    static @Nullable PosixGroups ofThisSystem(PosixCalls calls) {
        return canBe() ? ControlGroups.ofThisProcess().map(groups -> of(calls, groups)).orElse(null) : null;
    }

    /// Whether the C library can use such.
    static boolean canBe() {
        return Linker.nativeLinker().defaultLookup().find("posix_spawnattr_setcgroup_np").isPresent();
    }

    static PosixGroups of(PosixCalls calls, ControlGroups groups) {
        SymbolLookup library = Linker.nativeLinker().defaultLookup();
        return new PosixGroups(calls, groups, library.findOrThrow("posix_spawnattr_setcgroup_np"),
                library.findOrThrow("open"));
    }

    /// Starts a program in a group, or else, if it can be started so, in none.
    ///
    /// @param attributes for the start of any program
    /// @param flags      that they have
    /// @param spawn      starts this one with attributes, and gives the number of the error
    Start start(MemorySegment attributes, int flags, ToIntFunction<MemorySegment> spawn) {
        ControlGroup group = groups.begin();
        if (group == null) {
            return new Start(spawn.applyAsInt(attributes), null);
        }
        int error = start(group, attributes, flags, spawn);
        if (error == 0) {
            return new Start(0, group);
        }
        group.close();
        error = spawn.applyAsInt(attributes);
        if (error == 0) {
            groups.giveUp();
        }
        return new Start(error, null);
    }

    private int start(ControlGroup group, MemorySegment attributes, int flags, ToIntFunction<MemorySegment> spawn) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment folder = NativeTexts.of(arena, ByteText.of(group.folder()));
            int descriptor = calls.call(open, folder.address(), NAME_FOLDER);
            if (descriptor < 0) {
                return descriptor;
            }
            MemorySegment its = arena.allocate(attributes.byteSize(), 2 * Long.BYTES).copyFrom(attributes);
            int _ = calls.call(calls.setFlags(), its.address(), flags | SET_GROUP);
            int _ = calls.call(setGroup, its.address(), descriptor);
            int error = spawn.applyAsInt(its);
            calls.close(descriptor);
            return error;
        }
    }
}
