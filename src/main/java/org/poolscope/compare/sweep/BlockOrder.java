package org.poolscope.compare.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The order in which the sizes of a sweep are run within each block.
///
/// A size must not gain from its place in the block, nor from the size that ran just before it and left the machine
/// warm and its caches full. The blocks are the rows of a Williams square and their mirror images: after any 2·n blocks
/// of n sizes, each size has stood in every place equally often and has followed every other size equally often (E. J.
/// Williams, "Experimental designs balanced for the estimation of residual effects of treatments", 1949).
final class BlockOrder {

    private BlockOrder() {}

    /// The same with which size has which column of the square drawn by lot, as such designs want it.
    ///
    /// @param seed of the lot
    static <T> List<T> of(List<T> sizes, int block, long seed) {
        var drawn = new ArrayList<>(sizes);
        Collections.shuffle(drawn, new Random(seed));
        return of(drawn, block);
    }

    /// The sizes in the order of a block.
    ///
    /// @param block the block's number, from 0
    static <T> List<T> of(List<T> sizes, int block) {
        int n = sizes.size();
        int row = block / 2;
        var order = new ArrayList<T>(n);
        for (int place = 0; place < n; place++) {
            order.add(sizes.get((zigzag(place, n) + row) % n));
        }
        if (block % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }

    /// 0, 1, n-1, 2, n-2, …: neighbours differ by another amount at every step, which balances who follows whom.
    private static int zigzag(int place, int n) {
        return place % 2 == 1 ? (place + 1) / 2 : (n - place / 2) % n;
    }
}
