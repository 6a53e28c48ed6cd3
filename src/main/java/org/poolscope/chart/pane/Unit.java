package org.poolscope.chart.pane;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.poolscope.text.Figures;

/// How values are spelled, on an axis and beside a title, and in which steps an axis has its ticks: alike in every
/// locale, as the rest of the window's figures, with a point for decimals and narrow gaps.
public enum Unit {
    /// Seconds since the run was started: `40 s`, and `1:20` on an axis of more than two minutes.
    CLOCK {
        @Override
        public String tick(double value, double upper) {
            long seconds = Math.round(value);
            if (upper <= 120) {
                return number(value) + GAP + "s";
            }
            if (upper < 3600) {
                return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
            }
            return upper < DAY
                    ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                    : String.format(Locale.ROOT, "%d d %d:%02d", seconds / DAY, seconds / 3600 % 24, seconds / 60 % 60);
        }

        @Override
        double step(double least) {
            return least > 5 ? clockStep(least) : super.step(least);
        }
    },
    /// Percent of one core.
    PERCENT {
        @Override
        public String tick(double value, double upper) {
            return number(value) + GAP + "%";
        }

        @Override
        double step(double least) {
            return least > 20 && least <= 25 ? 25 : super.step(least);
        }
    },
    /// Memory, in mebibytes, which people call so: `84 MB`, and `12.5 GB` on an axis of more than ten thousand.
    MEGABYTES {
        @Override
        public String tick(double value, double upper) {
            return upper >= 10_240 ? scaled(value, 1024, GAP + "GB") : scaled(value, 1, GAP + "MB");
        }

        @Override
        public String value(double value) {
            return value >= 10_240 ? significant(value / 1024) + GAP + "GB" : number(Math.round(value)) + GAP + "MB";
        }
    },
    /// A count, never in parts: `800`, `12.5 k`, `3 M`, `2 G`.
    COUNT {
        @Override
        public String tick(double value, double upper) {
            if (upper >= 1e10) {
                return upper < 1e13 ? scaled(value, 1e9, GAP + "G") : scaled(value, 1e12, GAP + "T");
            } else if (upper >= 10_000_000) {
                return scaled(value, 1e6, GAP + "M");
            }
            return upper >= 10_000 ? scaled(value, 1e3, GAP + "k") : number(value);
        }

        @Override
        public String value(double value) {
            return number(Math.round(value));
        }

        @Override
        double step(double least) {
            return Math.max(1, super.step(least));
        }
    },
    /// Seconds, spelled in the unit that suits them: `20 ms`.
    DURATION {
        @Override
        public String tick(double value, double upper) {
            if (upper <= 1e-3) {
                return scaled(value, 1e-6, GAP + "µs");
            } else if (upper <= 1) {
                return scaled(value, 1e-3, GAP + "ms");
            }
            if (upper < MANY_MINUTES) {
                return upper < 600 ? scaled(value, 1, GAP + "s") : scaled(value, 60, GAP + "min");
            }
            return upper < 2 * DAY ? scaled(value, 3600, GAP + "h") : scaled(value, DAY, GAP + "d");
        }

        @Override
        public String value(double value) {
            if (value < 1e-3) {
                return significant(value * 1e6) + GAP + "µs";
            } else if (value < 1) {
                return significant(value * 1e3) + GAP + "ms";
            }
            if (value < MANY_MINUTES) {
                return value < 600 ? significant(value) + GAP + "s" : significant(value / 60) + GAP + "min";
            }
            return value < 2 * DAY ? significant(value / 3600) + GAP + "h" : significant(value / DAY) + GAP + "d";
        }

        @Override
        double step(double least) {
            return least > 60 ? clockStep(least) : super.step(least);
        }
    },
    /// A ratio: `1.5 ×`.
    FACTOR {
        @Override
        public String tick(double value, double upper) {
            return number(value) + GAP + "×";
        }

        @Override
        public String value(double value) {
            return Figures.factor(value);
        }
    };

    /// Before units and between thousands.
    private static final String GAP = String.valueOf(Figures.GAP);
    private static final long DAY = 86_400;

    /// Ten hours, in seconds: from there on they are told in hours.
    private static final long MANY_MINUTES = 36_000;

    private static final int[] CLOCK_STEPS =
            {10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400};

    /// The next that is round in minutes, hours or days.
    private static double clockStep(double least) {
        for (int step : CLOCK_STEPS) {
            if (step >= least) {
                return step;
            }
        }
        return DAY * COUNT.step(least / DAY);
    }

    /// A tick's label.
    ///
    /// @param upper the axis' upper bound: all its labels share one spelling
    public abstract String tick(double value, double upper);

    /// How far apart ticks are on a horizontal axis, at least, so that their labels have room.
    int pixelsPerTick() {
        return this == CLOCK ? 64 : 40;
    }

    /// A single value, to three digits or so.
    public String value(double value) {
        return tick(Math.rint(value), 1);
    }

    /// The distance of ticks: the next of 1, 2, 5, 10 … that is not less.
    double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double parts = least / power;
        return power * (parts <= 1.0001 ? 1 : parts <= 2.0001 ? 2 : parts <= 5.0001 ? 5 : 10);
    }

    private static String scaled(double value, double one, String unit) {
        return value == 0 ? "0" : number(value / one) + unit;
    }

    private static String significant(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    private static String number(double value) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(GAP.charAt(0));
        return new DecimalFormat("#,##0.###", symbols).format(value);
    }
}
