package org.poolscope.pool.call;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.poolscope.function.CodecException;

/// Takes items from where they come from and makes chunks of them. For one thread.
final class ChunkSource {

    private static final Object[] NOTHING = {};

    private final ChunkEncoder encoder;
    private final int chunk;
    private final boolean strict;
    private Iterator<?> items;
    private boolean exhausted;
    private @Nullable Throwable failure;

    /// The items of the next chunk; grows with what has really come.
    private @Nullable Object[] some = NOTHING;

    /// @param chunk  how many items make a chunk
    /// @param strict whether what goes wrong with an item, or with where they come from, is thrown at once
    ChunkSource(Iterator<?> items, int chunk, boolean strict, ChunkEncoder encoder) {
        this.items = items;
        this.chunk = chunk;
        this.strict = strict;
        this.encoder = encoder;
    }

    /// Whether no more chunks come.
    boolean isExhausted() {
        return exhausted;
    }

    /// What ended the items before their time, if it is not strict; null if nothing has.
    @Nullable Throwable failure() {
        return failure;
    }

    /// The next chunk, smaller only if that is all there is, or room.
    ///
    /// @param room how many items it may have, at least 1
    /// @return null if there are no more
    /// @throws CodecException if it is strict and one of them cannot be sent
    @Nullable Chunk next(long room) {
        int size = take(room);
        if (size == 0) {
            return null;
        }
        try {
            return strict ? encoder.encode(some, size) : encoder.encodeWhatCanBe(some, size);
        } finally {
            // They may be large, and the next ones may be long in coming.
            Arrays.fill(some, 0, size, null);
        }
    }

    private int take(long room) {
        int size = 0;
        try {
            while (size < chunk && size < room && !exhausted) {
                if (items.hasNext()) {
                    if (size == some.length) {
                        some = Arrays.copyOf(some, Math.clamp(2L * size, 1, chunk));
                    }
                    some[size] = items.next();
                    size++;
                } else {
                    letGo();
                }
            }
        } catch (Throwable e) {
            letGo();
            if (strict) {
                throw e;
            }
            failure = e;
        }
        return size;
    }

    /// Ends it. Whoever keeps the results may take no interest in what they came from.
    void letGo() {
        exhausted = true;
        items = Collections.emptyIterator();
    }
}
