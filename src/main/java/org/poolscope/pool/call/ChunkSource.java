package org.poolscope.pool.call;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.CodecException;

/// Takes items from where they come from and makes chunks of them. For one thread.
final class ChunkSource {

    private final ChunkEncoder encoder;
    private final int chunk;
    private final boolean strict;
    private Iterator<?> items;

    /// Grows with what has really come.
    private @Nullable Object[] some = new Object[1];
    private boolean exhausted;

    /// @param chunk  how many items make a chunk
    /// @param strict whether an item that cannot be sent is the end, and not that item's failure alone
    ChunkSource(Iterator<?> items, int chunk, boolean strict, ChunkEncoder encoder) {
        this.items = items;
        this.chunk = chunk;
        this.strict = strict;
        this.encoder = encoder;
    }

    /// Whether no more chunks come. Known once an item was looked for in vain.
    boolean isExhausted() {
        return exhausted;
    }

    /// The next chunk, smaller only if that is all there is, or room.
    ///
    /// @param room how many items it may have, at least 1
    /// @return null if there are no more
    /// @throws CodecException if it is strict and one of them cannot be sent
    @Nullable Chunk next(long room) {
        int size = 0;
        while (size < chunk && size < room && items.hasNext()) {
            if (size == some.length) {
                some = Arrays.copyOf(some, (int) Math.min(chunk, 2L * size));
            }
            some[size++] = items.next();
        }
        if (size == 0) {
            letGo();
            return null;
        }
        return strict ? encoder.encode(some, size) : encoder.encodeWhatCanBe(some, size);
    }

    /// Ends it. Whoever keeps the results may take no interest in what they came from.
    void letGo() {
        exhausted = true;
        items = Collections.emptyIterator();
        some = new Object[1];
    }
}
