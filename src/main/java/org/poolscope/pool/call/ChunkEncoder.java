package org.poolscope.pool.call;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.ValueEncoder;
import org.poolscope.function.CodecException;
import org.poolscope.protocol.LargeFiles;
import org.poolscope.protocol.WireWriter;

/// Makes chunks of items, on the thread that takes them from where they come from. Not thread-safe.
final class ChunkEncoder {

    private final Job job;
    private final Calls calls;
    private final LargeFiles large;
    private final ValueEncoder encoder;
    private long count;
    private long items;

    ChunkEncoder(Job job, Calls calls) {
        this.job = job;
        this.calls = calls;
        this.large = LargeFiles.to(calls.directory());
        this.encoder = new ValueEncoder(WireWriter.MAX_VALUES, large);
    }

    /// A chunk of all these items.
    ///
    /// @throws CodecException if one of them cannot be sent
    Chunk encode(@Nullable Object[] items, int size) {
        try {
            byte[] arguments = encoder.writeList(items, size).take();
            return chunk(size, arguments, new Answer(size), null);
        } catch (CodecException | Error e) {
            calls.release(large.taken());
            throw e;
        }
    }

    /// A chunk of those items that can be sent; the others have failed already.
    Chunk encodeWhatCanBe(@Nullable Object[] items, int size) {
        try {
            return encode(items, size);
        } catch (CodecException e) {
            return encodeOneByOne(items, size);
        }
    }

    private Chunk encodeOneByOne(@Nullable Object[] items, int size) {
        Object[] good = Arrays.copyOf(items, size);
        var answer = new Answer(size);
        int[] only = new int[size];
        int left = 0;
        long bytes = 0;
        for (int i = 0; i < size; i++) {
            try {
                bytes += encoder.write(good[i]).drain().remaining();
                if (bytes > WireWriter.MAX_VALUES / 2) {
                    throw new CodecException("the items of one task take more than " + WireWriter.MAX_VALUES / 2
                            + " bytes together; let it have fewer");
                }
                only[left++] = i;
            } catch (CodecException e) {
                answer.fail(i, e);
                good[i] = null;
            }
            calls.release(large.taken());
        }
        byte[] arguments = encoder.writeList(good, size).take();
        return chunk(size, arguments, answer, Arrays.copyOf(only, left));
    }

    private Chunk chunk(int size, byte[] arguments, Answer answer, int @Nullable [] only) {
        long first = items;
        items += size;
        return new Chunk(job, count++, first, size, arguments, large.taken(), answer, only);
    }
}
