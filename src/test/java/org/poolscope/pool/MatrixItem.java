package org.poolscope.pool;

/// An item of the kill matrix.
///
/// @param order the name of the order that makes the worker die that runs it first; empty if none does
record MatrixItem(int number, Length length, String folder, String order) {

    /// How long it takes, in milliseconds.
    enum Length {
        TINY(0), SHORT(2), LONG(30);

        private final int millis;

        Length(int millis) {
            this.millis = millis;
        }
    }

    int answer() {
        return 2 * number + 1;
    }

    int live() throws Exception {
        if (length.millis > 0) {
            Thread.sleep(length.millis);
        }
        if (!order.isEmpty()) {
            Death.dieIfOrdered(folder, order);
        }
        return answer();
    }
}
