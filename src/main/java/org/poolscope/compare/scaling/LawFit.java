package org.poolscope.compare.scaling;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;
import org.poolscope.compare.scaling.ScalingLaw.Point;
import org.poolscope.compare.statistics.Interval;

/// Fits a [ScalingLaw] to points by weighted least squares (Levenberg and Marquardt; the weights are of the points).
///
/// Neither σ nor κ is ever below 0. Which of them is at that bound is found by fitting freely, fixing at 0 what went
/// below it, and fitting again: a search that is only kept from going below 0 stops at a wrong point.
public final class LawFit {

    private static final int LAMBDA = 0;
    private static final int SIGMA = 1;
    private static final int KAPPA = 2;
    private static final int MOST_STEPS = 1000;

    /// How small a step has to be, as a part, to be the last.
    private static final double CLOSE = 1e-12;

    /// Columns of the Jacobian that are nearer to each other tell nothing of either.
    private static final double SINGULAR = 1e-9;

    private final List<Point> points;

    private LawFit(List<Point> points) {
        this.points = points;
    }

    /// The law of Gunther; of points of two sizes alone that of Amdahl, since those do not tell two parameters.
    ///
    /// @return empty with less than two sizes, or if no law comes near the points
    public static Optional<ScalingLaw> of(List<Point> points) {
        long sizes = points.stream().mapToDouble(Point::workers).distinct().count();
        return sizes < 2 ? Optional.empty()
                : new LawFit(points).fit(sizes == 2 ? List.of(LAMBDA, SIGMA) : List.of(LAMBDA, SIGMA, KAPPA));
    }

    /// Amdahl's law: without crosstalk.
    ///
    /// @return as [#of]
    public static Optional<ScalingLaw> amdahl(List<Point> points) {
        return points.stream().mapToDouble(Point::workers).distinct().count() < 2 ? Optional.empty()
                : new LawFit(points).fit(List.of(LAMBDA, SIGMA));
    }

    /// Points whose errors are a part of what they are, as those of times: each weighs 1/X².
    public static List<Point> relative(double[] workers, double[] perSecond) {
        return IntStream.range(0, workers.length)
                .mapToObj(i -> new Point(workers[i], perSecond[i], 1 / (perSecond[i] * perSecond[i]))).toList();
    }

    private Optional<ScalingLaw> fit(List<Integer> free) {
        try {
            double[] found = search(free);
            List<Integer> left = free.stream().filter(i -> i == LAMBDA || found[i] >= 0).toList();
            return left.size() < free.size() ? fit(left) : Optional.of(law(found, free));
        } catch (MathRuntimeException _) {
            // No minimum was found: these points are of no such law.
            return Optional.empty();
        }
    }

    private double[] search(List<Integer> free) {
        double[] begin = begin();
        // In parts of where they begin, so that a step means as much for each of them.
        double[] scale = free.stream().mapToDouble(i -> begin[i]).toArray();
        MultivariateJacobianFunction model = at -> {
            double[] all = all(free, scale, at.toArray());
            return new Pair<>(new ArrayRealVector(points.stream().mapToDouble(p -> value(all, p)).toArray(), false),
                    jacobian(all, free, scale));
        };
        double[] weights = points.stream().mapToDouble(Point::weight).toArray();
        var problem = new LeastSquaresBuilder().model(model)
                .start(IntStream.range(0, scale.length).mapToDouble(_ -> 1).toArray())
                .target(points.stream().mapToDouble(Point::perSecond).toArray())
                .weight(new DiagonalMatrix(weights))
                .maxEvaluations(MOST_STEPS).maxIterations(MOST_STEPS).build();
        return all(free, scale, new LevenbergMarquardtOptimizer().withCostRelativeTolerance(CLOSE)
                .withParameterRelativeTolerance(CLOSE).withOrthoTolerance(CLOSE).optimize(problem).getPoint()
                .toArray());
    }

    /// N/X is linear in 1/λ, σ/λ and κ/λ, which is where the search begins.
    private double[] begin() {
        double[][] rows = points.stream().map(p -> {
            double weight = Math.sqrt(p.weight()) * p.perSecond() * p.perSecond() / p.workers();
            double n = p.workers();
            return new double[] {weight, weight * (n - 1), weight * n * (n - 1), weight * n / p.perSecond()};
        }).toArray(double[][]::new);
        double most = points.stream().mapToDouble(p -> p.perSecond() / p.workers()).max().orElseThrow();
        double[] plain = {most, 0.05, 0.001};
        try {
            double[] linear = new QRDecomposition(columns(rows, 0, 3), 1e-12).getSolver()
                    .solve(new ArrayRealVector(Arrays.stream(rows).mapToDouble(row -> row[3]).toArray())).toArray();
            return linear[0] > 0 ? new double[] {1 / linear[0], orElse(linear[1] / linear[0], plain[SIGMA]),
                orElse(linear[2] / linear[0], plain[KAPPA])} : plain;
        } catch (MathRuntimeException _) {
            return plain;
        }
    }

    private static double orElse(double value, double other) {
        return value > 0 ? value : other;
    }

    private static RealMatrix columns(double[][] rows, int from, int to) {
        return new Array2DRowRealMatrix(Arrays.stream(rows).map(row -> Arrays.copyOfRange(row, from, to))
                .toArray(double[][]::new), false);
    }

    private static double[] all(List<Integer> free, double[] scale, double[] at) {
        var all = new double[3];
        for (int i = 0; i < scale.length; i++) {
            all[free.get(i)] = at[i] * scale[i];
        }
        return all;
    }

    private static double value(double[] all, Point p) {
        return all[LAMBDA] * p.workers() / divisor(all, p.workers());
    }

    private static double divisor(double[] all, double n) {
        return 1 + all[SIGMA] * (n - 1) + all[KAPPA] * n * (n - 1);
    }

    private RealMatrix jacobian(double[] all, List<Integer> free, double[] scale) {
        var matrix = new Array2DRowRealMatrix(points.size(), free.size());
        for (int row = 0; row < points.size(); row++) {
            double n = points.get(row).workers();
            double divisor = divisor(all, n);
            double by = -all[LAMBDA] * n / (divisor * divisor);
            double[] slopes = {n / divisor, by * (n - 1), by * n * (n - 1)};
            for (int column = 0; column < free.size(); column++) {
                matrix.setEntry(row, column, slopes[free.get(column)] * scale[column]);
            }
        }
        return matrix;
    }

    private ScalingLaw law(double[] found, List<Integer> free) {
        double[] off = points.stream().mapToDouble(p -> p.perSecond() - value(found, p)).toArray();
        int freedom = points.size() - free.size();
        Estimate[] estimates = Arrays.stream(found).mapToObj(Estimate::of).toArray(Estimate[]::new);
        errors(found, free, off, freedom).ifPresent(errors -> {
            double quantile = new TDistribution(freedom).inverseCumulativeProbability((1 + Interval.LEVEL) / 2);
            for (int i = 0; i < errors.length; i++) {
                int which = free.get(i);
                estimates[which] = Estimate.of(found[which], errors[i], quantile);
            }
        });
        return new ScalingLaw(estimates[LAMBDA], estimates[SIGMA], estimates[KAPPA],
                IntStream.range(0, off.length).mapToObj(i -> off[i] / value(found, points.get(i))).toList(), freedom);
    }

    /// From the covariance (JᵀWJ)⁻¹ s², with s² the weighted sum of squares by the degrees of freedom; empty where it
    /// is singular, so that the points do not tell the parameters apart.
    private Optional<double[]> errors(double[] found, List<Integer> free, double[] off, int freedom) {
        if (freedom < 1) {
            return Optional.empty();
        }
        RealMatrix weighted = jacobian(found, free, free.stream().mapToDouble(_ -> 1).toArray());
        double squares = 0;
        for (int row = 0; row < off.length; row++) {
            double root = Math.sqrt(points.get(row).weight());
            squares += Math.pow(off[row] * root, 2);
            weighted.setRowVector(row, weighted.getRowVector(row).mapMultiply(root));
        }
        double[] lengths = IntStream.range(0, free.size()).mapToDouble(i -> weighted.getColumnVector(i).getNorm())
                .toArray();
        IntStream.range(0, lengths.length).forEach(i -> weighted.setColumnVector(i,
                weighted.getColumnVector(i).mapDivide(lengths[i])));
        var decomposed = new QRDecomposition(weighted, SINGULAR);
        if (!decomposed.getSolver().isNonSingular()) {
            return Optional.empty();
        }
        RealMatrix inverse = decomposed.getSolver().getInverse();
        RealMatrix covariance = inverse.multiply(inverse.transpose());
        double variance = squares / freedom;
        return Optional.of(IntStream.range(0, lengths.length)
                .mapToDouble(i -> Math.sqrt(variance * covariance.getEntry(i, i)) / lengths[i]).toArray());
    }
}
