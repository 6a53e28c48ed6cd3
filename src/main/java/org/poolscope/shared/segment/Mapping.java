package org.poolscope.shared.segment;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A file that is mapped, in two arenas. What is given to everybody is in the arena of whoever mapped it: once that is
/// closed nobody can use it any more. The pages themselves are in another. They are given back after that, when nobody
/// is left who must put something in order, or else when nobody can reach any part of them any more: a worker that is
/// given a thousand segments one after the other is not left with a thousand.
///
/// Any thread may use it.
public final class Mapping {

    private static final ReferenceQueue<Object> UNREACHABLE = new ReferenceQueue<>();
    private static final Set<Pages> ALL = ConcurrentHashMap.newKeySet();

    private final MemorySegment memory;
    private final MemorySegment lasting;

    /// Whoever has it has the pages. The memory that is given to everybody does.
    private final Object lease;
    private final Pages pages;

    private Mapping(MemorySegment memory, MemorySegment lasting, Object lease, Pages pages) {
        this.memory = memory;
        this.lasting = lasting;
        this.lease = lease;
        this.pages = pages;
    }

    /// Maps the beginning of a file for reading and writing.
    ///
    /// @param arena     closing it ends the use of [#memory]
    /// @param forgotten told of the pages before they are given back because nobody can reach them any more
    @SuppressWarnings("restricted")
    static Mapping map(FileChannel channel, long size, Arena arena, Consumer<MemorySegment> forgotten)
            throws IOException {
        unmapUnreachable();
        Arena own = Arena.ofShared();
        try {
            MemorySegment lasting = channel.map(MapMode.READ_WRITE, 0, size, own);
            var lease = new Object();
            var pages = new Pages(lease, own, () -> forgotten.accept(lasting));
            MemorySegment memory = lasting.reinterpret(arena, _ -> Reference.reachabilityFence(lease));
            ALL.add(pages);
            return new Mapping(memory, lasting, lease, pages);
        } catch (IllegalCallerException e) {
            own.close();
            return mapTwice(channel, size, arena);
        } catch (IOException | RuntimeException e) {
            own.close();
            throw e;
        }
    }

    /// Where native access is denied to us.
    private static Mapping mapTwice(FileChannel channel, long size, Arena arena) throws IOException {
        var lease = new Object();
        return new Mapping(channel.map(MapMode.READ_WRITE, 0, size, arena),
                channel.map(MapMode.READ_WRITE, 0, size, Arena.ofAuto()), lease, new Pages(lease, null, () -> {}));
    }

    MemorySegment memory() {
        return memory;
    }

    /// The same memory, for whoever must put something in order after [#memory] was closed; he must have the [#lease],
    /// too.
    MemorySegment lasting() {
        return lasting;
    }

    Object lease() {
        return lease;
    }

    /// Gives the pages back. For when nobody can use them any more.
    void unmap() {
        pages.giveBack();
    }

    /// Gives back what the garbage collector has found nobody to have any more.
    public static void unmapUnreachable() {
        for (Reference<?> found = UNREACHABLE.poll(); found != null; found = UNREACHABLE.poll()) {
            ((Pages) found).forget();
        }
    }

    private static final class Pages extends PhantomReference<Object> {

        private final @Nullable Arena arena;
        private final Runnable farewell;

        Pages(Object lease, @Nullable Arena arena, Runnable farewell) {
            super(lease, UNREACHABLE);
            this.arena = arena;
            this.farewell = farewell;
        }

        void forget() {
            if (ALL.remove(this)) {
                try {
                    farewell.run();
                } finally {
                    close();
                }
            }
        }

        void giveBack() {
            if (ALL.remove(this)) {
                close();
            }
        }

        private void close() {
            if (arena != null) {
                arena.close();
            }
        }
    }
}
