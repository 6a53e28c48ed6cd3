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

/// The pages of a file that is mapped. They are given back when the arena of whoever mapped them is closed, and also
/// when nobody can reach any part of them any more: a worker that is given a thousand segments one after the other is not
/// left with a thousand.
///
/// An arena does the one or the other, so there are two. The pages belong to one that nobody sees; what is given out is the same
/// memory in the arena of the caller, which holds a token for as long as anybody has a part of that memory. Where native
/// access is denied to us, there is but the caller's.
///
/// Any thread may use it.
public final class Mapping extends PhantomReference<Object> {

    private static final ReferenceQueue<Object> UNREACHABLE = new ReferenceQueue<>();
    private static final Set<Mapping> ALL = ConcurrentHashMap.newKeySet();

    private final Arena pages;
    private final Runnable farewell;

    private Mapping(Object token, Arena pages, Runnable farewell) {
        super(token, UNREACHABLE);
        this.pages = pages;
        this.farewell = farewell;
        ALL.add(this);
    }

    /// Maps the beginning of a file for reading and writing.
    ///
    /// @param forgotten told of the memory when nobody can reach it any more, before it is given back; not when the arena
    ///                  is closed
    @SuppressWarnings("restricted")
    static MemorySegment map(FileChannel channel, long size, Arena arena, Consumer<MemorySegment> forgotten)
            throws IOException {
        unmapUnreachable();
        if (!Mapping.class.getModule().isNativeAccessEnabled()) {
            return channel.map(MapMode.READ_WRITE, 0, size, arena);
        }
        Arena pages = Arena.ofShared();
        try {
            MemorySegment mapped = channel.map(MapMode.READ_WRITE, 0, size, pages);
            var token = new Object();
            var mapping = new Mapping(token, pages, () -> forgotten.accept(mapped));
            return mapped.reinterpret(arena, _ -> {
                mapping.unmap();
                Reference.reachabilityFence(token);
            });
        } catch (IOException | RuntimeException e) {
            pages.close();
            throw e;
        }
    }

    /// Gives back what the garbage collector has found nobody to have any more.
    public static void unmapUnreachable() {
        for (Reference<?> found = UNREACHABLE.poll(); found != null; found = UNREACHABLE.poll()) {
            ((Mapping) found).forget();
        }
    }

    private void forget() {
        if (ALL.remove(this)) {
            try {
                farewell.run();
            } finally {
                pages.close();
            }
        }
    }

    private void unmap() {
        if (ALL.remove(this)) {
            pages.close();
        }
    }
}
