package org.poolscope.compare.question;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.run.TimeText;

/// When a comparison has enough blocks. Never because a difference became significant: whoever looks again and again
/// until it does will find one where there is none (P. Armitage, C. K. McPherson, B. C. Rowe, "Repeated significance
/// tests on accumulating data", 1969).
public sealed interface Ending {

    /// After so many blocks, whatever they say.
    ///
    /// @param blocks from 1 to [SweepConfiguration#MAX_REPEATS]
    record Blocks(int blocks) implements Ending {

        public Blocks {
            if (blocks < 1 || blocks > SweepConfiguration.MAX_REPEATS) {
                throw new InvalidSettingException("repeat",
                        "must be from 1 to " + SweepConfiguration.MAX_REPEATS + ", not " + blocks);
            }
        }

        @Override
        public int mostBlocks() {
            return blocks;
        }

        @Override
        public int planned(int done, OptionalDouble precision) {
            return blocks;
        }

        @Override
        public Span span(int done, OptionalDouble precision) {
            return new Span(blocks, blocks);
        }

        @Override
        public Optional<End> after(List<OptionalDouble> precision, Duration elapsed, Duration block) {
            return precision.size() < blocks ? Optional.empty() : Optional.of(End.ALL_BLOCKS);
        }
    }

    /// When every size's ratio to the best is known well, or as well as it will be, or time is up.
    ///
    /// @param precision half the width of the intervals, as a part: 0.02 for ± 2 %
    /// @param cap       no block begins that would not end before
    record Precise(double precision, Duration cap) implements Ending {

        private static final Pattern PERCENT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*%?");

        public static final double USUAL = 0.02;
        public static final Duration USUAL_CAP = Duration.ofMinutes(10);
        public static final double LEAST_PRECISION = 0.001;
        public static final double MOST_PRECISION = 0.5;

        /// Of fewer nobody can tell how well they are known.
        static final int LEAST_BLOCKS = 5;

        private static final int MOST_BLOCKS = 200;

        /// The intervals of 15 blocks are narrower by a fifth than those of 10. What has not gained a twentieth in five
        /// blocks is not going to be known any better: the machine itself changes as fast.
        private static final int LOOK_BACK = 5;
        private static final double GAIN = 0.95;

        public Precise {
            if (!(precision >= LEAST_PRECISION && precision <= MOST_PRECISION)) {
                throw new InvalidSettingException("precision", "must be from 0.1 % to 50 %, not "
                        + 100 * precision + " %");
            }
            if (cap.isNegative() || cap.isZero()) {
                throw new InvalidSettingException("cap", "must be longer than 0 s");
            }
        }

        /// As people write it, as in `2%` and `10m`; what is not said is as usual.
        public static Precise parse(@Nullable String precision, @Nullable String cap) {
            return new Precise(precision == null ? USUAL : part(precision),
                    cap == null ? USUAL_CAP : time(cap));
        }

        @Override
        public Optional<String> precisionText() {
            return precision == USUAL ? Optional.empty() : Optional.of(BigDecimal.valueOf(precision)
                    .movePointRight(2).stripTrailingZeros().toPlainString() + "%");
        }

        @Override
        public Optional<String> capText() {
            BigDecimal seconds = BigDecimal.valueOf(cap.toNanos(), 9).stripTrailingZeros();
            return cap.equals(USUAL_CAP) ? Optional.empty() : Optional.of(seconds.toPlainString() + "s");
        }

        private static double part(String text) {
            Matcher matcher = PERCENT.matcher(text.strip());
            if (!matcher.matches()) {
                throw new InvalidSettingException("precision", "must be a percentage, as in 2%, not '" + text + "'");
            }
            // Not divided as a double: it is to be written with no more digits than it was.
            return new BigDecimal(matcher.group(1)).movePointLeft(2).doubleValue();
        }

        private static Duration time(String text) {
            return TimeText.read(text).orElseThrow(() -> new InvalidSettingException("cap",
                    "must be a time, as in 30s, 10m or 2h, not '" + text + "'"));
        }

        @Override
        public int mostBlocks() {
            return MOST_BLOCKS;
        }

        /// The intervals become narrower by the root of the number of blocks.
        @Override
        public int planned(int done, OptionalDouble now) {
            if (done < LEAST_BLOCKS || now.isEmpty()) {
                return Math.max(LEAST_BLOCKS, done);
            }
            double needed = done * Math.pow(now.getAsDouble() / precision, 2);
            return (int) Math.clamp(Math.ceil(needed), done, MOST_BLOCKS);
        }

        /// From few blocks nobody can tell: the spread that they show is now half of the true one, now twice.
        @Override
        public Span span(int done, OptionalDouble now) {
            int planned = planned(done, now);
            return done < LEAST_BLOCKS || now.isEmpty() ? new Span(planned, MOST_BLOCKS)
                    : new Span(Math.max(planned / 2, Math.min(done + 1, planned)), Math.min(2 * planned, MOST_BLOCKS));
        }

        @Override
        public Optional<Duration> timeLimit() {
            return Optional.of(cap);
        }

        @Override
        public Optional<End> after(List<OptionalDouble> known, Duration elapsed, Duration block) {
            int done = known.size();
            OptionalDouble now = done == 0 ? OptionalDouble.empty() : known.getLast();
            if (done >= LEAST_BLOCKS && now.isPresent() && now.getAsDouble() <= precision) {
                return Optional.of(End.PRECISE);
            }
            if (done >= 2 * LOOK_BACK && isNoBetter(now, known.get(done - 1 - LOOK_BACK)) || done >= MOST_BLOCKS) {
                return Optional.of(End.NO_BETTER);
            }
            return elapsed.plus(block).compareTo(cap) > 0 ? Optional.of(End.CAP) : Optional.empty();
        }

        private static boolean isNoBetter(OptionalDouble now, OptionalDouble before) {
            return now.isPresent() && before.isPresent() && now.getAsDouble() > GAIN * before.getAsDouble();
        }
    }

    /// Which condition ended a comparison.
    enum End {
        /// As many blocks as were asked for.
        ALL_BLOCKS,
        /// Every ratio is known as well as was asked for.
        PRECISE,
        /// More blocks no longer made it any better known.
        NO_BETTER,
        /// The time was up.
        CAP,
        /// Nothing was left to be run: no size could go on.
        NO_SIZE,
        /// A person stopped it.
        STOPPED
    }

    /// It has no more blocks than these in any case.
    int mostBlocks();

    /// How well the ratios are to be known, as [Precise#parse] takes it; empty if it is as usual, or is not asked.
    default Optional<String> precisionText() {
        return Optional.empty();
    }

    /// When time is up, as [Precise#parse] takes it; empty if it is as usual, or is not asked.
    default Optional<String> capText() {
        return Optional.empty();
    }

    /// How many blocks it will have, as far as can be told.
    ///
    /// @param done      how many there are
    /// @param precision how well the ratios are known by now
    int planned(int done, OptionalDouble precision);

    /// Between what these are.
    ///
    /// @param done      how many there are
    /// @param precision how well the ratios are known by now
    Span span(int done, OptionalDouble precision);

    /// By when it ends in any case, from its beginning; empty without a bound.
    default Optional<Duration> timeLimit() {
        return Optional.empty();
    }

    /// Numbers of blocks.
    record Span(int fewest, int most) {}

    /// Whether this was the last block, and why.
    ///
    /// @param precision how well the ratios were known after each block so far
    /// @param elapsed   since the first run began
    /// @param block     how long a block takes
    Optional<End> after(List<OptionalDouble> precision, Duration elapsed, Duration block);
}
