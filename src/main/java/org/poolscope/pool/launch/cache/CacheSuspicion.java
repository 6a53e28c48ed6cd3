package org.poolscope.pool.launch.cache;

import java.util.function.BooleanSupplier;

/// Whether JVMs that do not come up are dead of the AOT cache. One that takes too long to come up, on a busy machine,
/// or is dead of something else must not cost everybody a good cache, which takes seconds to make: so a cache is given
/// up if it is not as it was made, or if several are dead that had it and none has come up with it. Any thread may use
/// it.
public final class CacheSuspicion {

    private static final int SEVERAL = 3;

    private int dead;
    private boolean proved;
    private boolean dropped;
    private boolean doubted;

    /// A JVM with the cache has not come up.
    ///
    /// @param late       whether it was put down for taking too long, of which a cache may be the reason, but hardly is
    /// @param wasDamaged looks whether the cache is as it was made, and deletes it if it is not
    /// @return whether those that are started from now on are to do without
    public synchronized boolean died(boolean late, BooleanSupplier wasDamaged) {
        if (dropped) {
            return true;
        }
        dead += late ? 0 : 1;
        boolean damaged = wasDamaged.getAsBoolean();
        dropped = damaged || late || dead >= SEVERAL;
        doubted = !damaged && !late && dropped && !proved;
        return dropped;
    }

    /// A JVM has come up.
    ///
    /// @param cached whether with the cache
    /// @return whether the cache is to be deleted: it comes up without it where several did not with it
    public synchronized boolean cameUp(boolean cached) {
        proved |= cached;
        boolean guilty = doubted && !cached;
        doubted = false;
        return guilty;
    }
}
