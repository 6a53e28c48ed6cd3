package org.poolscope.pool.launch;

import org.jspecify.annotations.Nullable;
import org.poolscope.pool.launch.jvm.FleetSizing;
import org.poolscope.pool.launch.jvm.JvmSetup;

/// Where runs take worker JVMs from that are there already. Any thread may use it. Closing ends those that nobody has
/// taken, and waits until they are gone.
public abstract sealed class SpareSource implements AutoCloseable permits Spares, EarlySpares {

    SpareSource() {}

    /// How many are kept.
    public abstract int count();

    /// How many stand by now.
    public abstract int standingBy();

    /// Takes one that stands by, if there is one with exactly the options of a sizing and a setup: spares have none but
    /// inherited ones.
    abstract @Nullable Spare take(FleetSizing wanted, JvmSetup setup);

    @Override
    public abstract void close();
}
