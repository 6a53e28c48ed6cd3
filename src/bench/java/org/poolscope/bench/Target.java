package org.poolscope.bench;

/// What a figure must reach: the ratio of ours to the peer's if there is a peer, else the figure itself.
///
/// @param atLeast whether more is better
record Target(boolean atLeast, double bound) {

    static Target atLeast(double bound) {
        return new Target(true, bound);
    }

    static Target atMost(double bound) {
        return new Target(false, bound);
    }

    boolean isMetBy(double value) {
        return atLeast ? value >= bound : value <= bound;
    }

    @Override
    public String toString() {
        return (atLeast ? "≥ " : "≤ ") + Numbers.spelled(bound);
    }
}
