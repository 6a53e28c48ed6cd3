package org.poolscope.bench;

import java.util.Optional;

/// A line of the table: a figure of ours, and a peer's that it is compared with.
///
/// @param figure     the name of our figure
/// @param peer       whom it is compared with; empty if nobody does such a thing
/// @param peerFigure the name of the peer's figure
/// @param target     what must be reached; empty if it is only told
record Comparison(String figure, Optional<Contender> peer, String peerFigure, Optional<Target> target) {

    /// A figure beside the only one of a peer.
    static Comparison with(Contender peer, String figure, Target target) {
        return new Comparison(figure, Optional.of(peer), peer.caseName(), Optional.of(target));
    }

    /// The same, only told.
    static Comparison with(Contender peer, String figure) {
        return new Comparison(figure, Optional.of(peer), peer.caseName(), Optional.empty());
    }

    /// A figure beside the one that a peer has of the same name.
    static Comparison alike(Contender peer, String figure) {
        return new Comparison(figure, Optional.of(peer), figure, Optional.empty());
    }

    static Comparison alike(Contender peer, String figure, Target target) {
        return new Comparison(figure, Optional.of(peer), figure, Optional.of(target));
    }

    static Comparison alone(String figure) {
        return new Comparison(figure, Optional.empty(), "", Optional.empty());
    }

    static Comparison alone(String figure, Target target) {
        return new Comparison(figure, Optional.empty(), "", Optional.of(target));
    }
}
