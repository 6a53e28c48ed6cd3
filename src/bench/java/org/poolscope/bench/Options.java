package org.poolscope.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a sitting is to be.
///
/// @param rounds  how often every case is measured, at least 1
/// @param cases   which cases, in the order of their declaration
/// @param python  the command that is Python 3
/// @param workers how many workers ours and the peers have, where a case does not say it itself
record Options(int rounds, List<BenchCase> cases, String python, int workers) {

    private static final int DEFAULT_ROUNDS = 9;
    private static final String DEFAULT_PYTHON = "/usr/bin/python3";
    private static final String ALL = "all";

    /// @throws IllegalArgumentException if that is none, in words for a person
    static Options parse(String[] args) {
        int rounds = DEFAULT_ROUNDS;
        String cases = ALL;
        String python = DEFAULT_PYTHON;
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--runs" -> rounds = rounds(args[i + 1]);
                case "--cases" -> cases = args[i + 1];
                case "--python" -> python = args[i + 1];
                default -> throw new IllegalArgumentException("there is no option " + args[i]);
            }
        }
        if (args.length % 2 != 0) {
            throw new IllegalArgumentException(args[args.length - 1] + " needs a value");
        }
        return new Options(rounds, cases(cases), python, Runtime.getRuntime().availableProcessors());
    }

    private static int rounds(String text) {
        try {
            int rounds = Integer.parseInt(text);
            if (rounds >= 1) {
                return rounds;
            }
        } catch (NumberFormatException _) {
            // Told below, as a number that is too small is.
        }
        throw new IllegalArgumentException("bench.runs must be a whole number from 1, not '" + text + "'");
    }

    private static List<BenchCase> cases(String names) {
        if (names.equals(ALL)) {
            return List.of(BenchCase.values());
        }
        var chosen = new ArrayList<BenchCase>();
        for (String name : names.split(",")) {
            chosen.add(Arrays.stream(BenchCase.values()).filter(one -> one.label().equals(name.strip())).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("bench.cases: there is no case '" + name
                            + "'; there are " + Arrays.stream(BenchCase.values()).map(BenchCase::label).toList())));
        }
        return chosen.stream().sorted().distinct().toList();
    }
}
