package org.poolscope.bench.run;

/// What is computed: the same, step by step, as in `multiprocessing_peer.py`.
final class Kernels {

    private Kernels() {}

    /// Python's numbers have no bounds; these wrap around, and cost the same whatever they are.
    static int square(int n) {
        return n * n;
    }

    /// Trial division by everything up to the root, as a beginner writes it.
    static boolean isPrime(int n) {
        if (n < 2) {
            return false;
        }
        int root = (int) Math.sqrt(n);
        for (int divisor = 2; divisor <= root; divisor++) {
            if (n % divisor == 0) {
                return false;
            }
        }
        return true;
    }
}
