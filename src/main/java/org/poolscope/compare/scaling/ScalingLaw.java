package org.poolscope.compare.scaling;

import java.util.List;
import java.util.OptionalDouble;

/// The Universal Scalability Law: X(N) = λN / (1 + σ(N-1) + κN(N-1)), what N workers do per second (N. J. Gunther, "A
/// simple capacity model of massively parallel transaction systems", 1993; "Guerrilla capacity planning", 2007). With
/// κ = 0 it is Amdahl's law (G. M. Amdahl, "Validity of the single processor approach", 1967).
///
/// @param lambda    what one worker does per second
/// @param sigma     contention: the part of the work that cannot be shared out, from 0
/// @param kappa     crosstalk: what each pair of workers costs by keeping each other informed, from 0
/// @param residuals how far each point is from the law, as a part of what the law says, in the points' order
/// @param freedom   points more than free parameters; without any, nothing can be said of how sure the law is
public record ScalingLaw(Estimate lambda, Estimate sigma, Estimate kappa, List<Double> residuals, int freedom) {

    /// A measured point.
    ///
    /// @param workers   N, at least 1
    /// @param perSecond X, above 0
    /// @param weight    of its square in the sum that is made least, above 0
    public record Point(double workers, double perSecond, double weight) {

        public Point {
            if (!(workers >= 1 && perSecond > 0 && weight > 0)) {
                throw new IllegalArgumentException(workers + ", " + perSecond + ", " + weight);
            }
        }
    }

    public ScalingLaw {
        residuals = List.copyOf(residuals);
    }

    /// What so many workers do per second.
    public double perSecond(double workers) {
        return lambda.value() * workers / (1 + sigma.value() * (workers - 1)
                + kappa.value() * workers * (workers - 1));
    }

    /// How many times as much as one worker.
    public double speedup(double workers) {
        return perSecond(workers) / lambda.value();
    }

    /// The size beyond which it grows slower again, N* = √((1-σ)/κ); empty where it never does.
    public OptionalDouble peak() {
        double left = Math.max(0, 1 - sigma.value());
        return kappa.value() == 0 ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(1, Math.sqrt(left / kappa.value())));
    }

    /// What the speed-up comes near to and never reaches, 1/σ; empty where it has a peak, or no bound.
    public OptionalDouble bound() {
        return kappa.value() == 0 && sigma.value() > 0 ? OptionalDouble.of(1 / sigma.value()) : OptionalDouble.empty();
    }
}
