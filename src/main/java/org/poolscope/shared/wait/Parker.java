package org.poolscope.shared.wait;

import java.lang.foreign.MemorySegment;

/// How a thread waits for another process to change a 32-bit word in a segment.
///
/// Both ways may return early for no reason, and neither waits longer than [#STEP_NANOS] at a time: so a waiter sees an
/// interrupt, a closed segment or a peer that died between changing the word and waking, and nothing ever hangs on a
/// wake-up that did not come.
public sealed interface Parker permits FutexParker, BackOffParker {

    long STEP_NANOS = 90_000_000;

    /// The best way there is here: the kernel's, or looking again and again.
    static Parker best() {
        return Best.PARKER;
    }

    final class Best {
        private static final Parker PARKER = FutexParker.isKnownHere() ? new FutexParker() : new BackOffParker();

        private Best() {}
    }

    /// Waits while the word has a value: until woken, until it has another, or until the time or a step is over.
    void await(MemorySegment segment, long offset, int value, long nanos);

    /// Wakes those who wait for a word, after it was changed.
    ///
    /// @param count at most how many
    void wake(MemorySegment segment, long offset, int count);
}
