package org.poolscope.schedule;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.poolscope.live.eta.TimeInterval;
import org.poolscope.testing.RunsBeside;

/// Batches of different shapes of which some items are tried first, and the rest is known. Seeded, and so the same
/// every time.
@RunsBeside
class TrialIntervalTest {

    private static final Pattern FAILURES = Pattern.compile("(?:at most (\\d+)|\\((\\d+)\\D+(\\d+))\\D+$");

    /// What items take, and which of them fail.
    private enum Shape {
        CONSTANT(0), EVEN(0.02), NARROW(0.05), WIDE(0.1), HEAVY_TAILED(0), FEW_LONG(0.03), BY_SIZE(0.01), DRIFTING(0.2),
        QUICK_FAILURES(0.3), LONG_FAILURES(0.05);

        private final double failing;

        Shape(double failing) {
            this.failing = failing;
        }

        private double seconds(Random random, double along, boolean fails) {
            return switch (this) {
                case CONSTANT -> 1 + 0.03 * random.nextGaussian();
                case EVEN -> 0.5 + random.nextDouble();
                case NARROW -> Math.exp(0.3 * random.nextGaussian());
                case WIDE -> Math.exp(0.8 * random.nextGaussian());
                // Pareto with an exponent of 2.5.
                case HEAVY_TAILED -> Math.pow(1 - random.nextDouble(), -1 / 2.5);
                case FEW_LONG -> random.nextDouble() < 0.1 ? 5 : 1;
                case BY_SIZE -> 0.1 + Math.exp(random.nextGaussian()) * (1 + 0.15 * random.nextGaussian());
                case DRIFTING -> (1 + along) * Math.exp(0.3 * random.nextGaussian());
                case QUICK_FAILURES -> (fails ? 0.05 : 1) * Math.exp(0.4 * random.nextGaussian());
                case LONG_FAILURES -> fails ? 10 : Math.exp(0.4 * random.nextGaussian());
            };
        }
    }

    /// A batch that was tried.
    ///
    /// @param rest    how long the rest takes
    /// @param failing how many of it fail, in percent
    private record Tried(Trial trial, int items, int slots, double rest, double failing) {

        static Tried of(Shape shape, int seed) {
            var random = new Random(seed * 31L + shape.ordinal());
            int items = new int[] {200, 500, 1000, 2000, 5000}[random.nextInt(5)];
            int first = new int[] {10, 20, items / 20}[random.nextInt(3)];
            int slots = 1 << random.nextInt(4);
            boolean[] fails = new boolean[items];
            double[] seconds = new double[items];
            for (int i = 0; i < items; i++) {
                fails[i] = random.nextDouble() < shape.failing;
                seconds[i] = Math.max(0.001, 20 * shape.seconds(random, (double) i / items, fails[i]));
            }
            List<Integer> order = TrialOrder.of(items, first, seed);
            var trial = new Trial();
            order.subList(0, first).forEach(i ->
                    trial.add(Duration.ofNanos((long) (seconds[i] * 1e9)), !fails[i], -1));
            List<Integer> others = order.subList(first, items);
            return new Tried(trial, others.size(), slots, play(others, seconds, slots),
                    100.0 * others.stream().filter(i -> fails[i]).count() / others.size());
        }

        private static double play(List<Integer> items, double[] seconds, int slots) {
            var free = new PriorityQueue<Double>();
            IntStream.range(0, slots).forEach(_ -> free.add(0.0));
            items.forEach(i -> free.add(free.remove() + seconds[i]));
            return free.stream().mapToDouble(one -> one).max().orElseThrow();
        }

        boolean holdsTime() {
            TimeInterval told = trial.time(items, slots).orElseThrow();
            return told.low() <= rest && rest <= told.high();
        }

        /// By what a person reads, to the nearest percent.
        boolean holdsFailures() {
            Matcher told = FAILURES.matcher(trial.inWords(items, slots));
            assertTrue(told.find(), () -> trial.inWords(items, slots));
            int low = told.group(1) == null ? Integer.parseInt(told.group(2)) : 0;
            int high = Integer.parseInt(told.group(told.group(1) == null ? 3 : 1));
            return Math.round(failing) >= low && Math.round(failing) <= high;
        }
    }

    /// J31: a batch of each shape, ten times over.
    @Test
    void shouldHoldTheTruthInEightOfTenTrialsOfWhateverShape() {
        var told = new StringBuilder();
        int times = 0;
        int failures = 0;
        for (int seed = 0; seed < 10; seed++) {
            int ofSeed = 0;
            int failuresOfSeed = 0;
            for (Shape shape : Shape.values()) {
                Tried one = Tried.of(shape, seed);
                boolean holds = one.holdsTime();
                ofSeed += holds ? 1 : 0;
                failuresOfSeed += one.holdsFailures() ? 1 : 0;
                told.append(holds ? "" : shape + " of " + seed + ": " + one.trial.time(one.items, one.slots)
                        + " and not " + one.rest + "; ");
            }
            times += ofSeed;
            failures += failuresOfSeed;
            told.append("times ").append(ofSeed).append(", failures ").append(failuresOfSeed).append(" of 10; ");
            assertTrue(ofSeed >= 8, told::toString);
        }
        told.append("times ").append(times).append(", failures ").append(failures).append(" of 100");
        assertTrue(failures >= 80, told::toString);
    }
}
