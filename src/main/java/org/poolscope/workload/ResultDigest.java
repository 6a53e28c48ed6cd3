package org.poolscope.workload;

import java.nio.charset.StandardCharsets;
import org.poolscope.workload.run.Guards;

/// A fingerprint of a set of results that does not depend on their order or on how they were cut into tasks: 128 bits,
/// the sum of the mixed elements. Guards against mistakes, not against malice. Not thread-safe.
///
/// The mixing function is the finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014).
public final class ResultDigest {

    private static final long SEED_LOW = 0x9E3779B97F4A7C15L;
    private static final long SEED_HIGH = 0xD1B54A32D192ED03L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private long low;
    private long high;
    private long count;

    public ResultDigest add(long element) {
        low += mix(element ^ SEED_LOW);
        high += mix(element ^ SEED_HIGH);
        count++;
        return this;
    }

    /// A value that belongs to a key: the result of one item. Swapping two items' results changes the digest.
    public ResultDigest add(long key, long value) {
        return add(mix(key) ^ Long.rotateLeft(value, 17) * SEED_HIGH);
    }

    public ResultDigest add(String element) {
        long hash = FNV_OFFSET;
        for (byte b : element.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        return add(hash);
    }

    /// All that was added so far in a few numbers, to go on adding to it in another process with [#addPartial].
    public long[] partial() {
        return new long[] {low, high, count};
    }

    /// Adds all that was added to another digest when its [#partial] was taken.
    public ResultDigest addPartial(long[] partial) {
        low += partial[0];
        high += partial[1];
        count += partial[2];
        return this;
    }

    /// The fingerprint of all that was added, 32 hexadecimal digits.
    public String hex() {
        return String.format("%016x%016x", mix(high ^ count), mix(low ^ count));
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
