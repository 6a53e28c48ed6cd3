package org.poolscope.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that somebody who mistyped it had in mind.
final class Closest {

    private Closest() {}

    /// The name with the fewest letters to change, unless that is more than a third of them. Capitals count as what
    /// they are the capitals of.
    static Optional<String> to(String typed, Collection<String> names) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> distance(lower, name) <= Math.max(lower.length(), name.length()) / 3)
                .min(Comparator.comparingInt(name -> distance(lower, name)));
    }

    /// How many letters must be put in, left out, replaced or swapped with their neighbour to get from one word to the
    /// other (V. I. Levenshtein, 1965; F. J. Damerau, 1964).
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : least(d, i, j, a, b);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int least(int[][] d, int i, int j, String a, String b) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
