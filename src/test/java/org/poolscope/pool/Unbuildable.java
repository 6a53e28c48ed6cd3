package org.poolscope.pool;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values and exceptions whose own methods throw, in this JVM and not in its workers.
final class Unbuildable {

    /// What is thrown; null in workers.
    static volatile @Nullable Throwable thrown;

    private Unbuildable() {}

    @SuppressWarnings("unchecked")
    static <E extends Throwable> void throwIt() throws E {
        Throwable its = thrown;
        if (its != null) {
            throw (E) its;
        }
    }

    record Made(int number) {
        Made {
            throwIt();
        }
    }

    record Hashed(int number) {
        @Override
        public int hashCode() {
            throwIt();
            return number;
        }

        @Override
        public boolean equals(Object other) {
            throwIt();
            return other instanceof Hashed its && its.number == number;
        }
    }

    /// An exception that nothing can be asked.
    static final class Mute extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Mute() {
            super("mute");
        }

        @Override
        public String getMessage() {
            throwIt();
            return super.getMessage();
        }

        @Override
        public String toString() {
            throwIt();
            return super.toString();
        }
    }

    static Made made(int number) {
        return new Made(number);
    }

    static Set<Hashed> hashed(int number) {
        return Set.of(new Hashed(number));
    }

    static int mute(int number) {
        throw new Mute();
    }
}
