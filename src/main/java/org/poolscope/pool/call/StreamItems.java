package org.poolscope.pool.call;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Iterator;

/// Where the items of a stream come from. Whoever reads the results holds it, and who feeds the stream does not: a
/// thread that waits for room would keep it for ever, with all that it knows, be it the results themselves.
final class StreamItems {

    private volatile Iterator<?> source;

    StreamItems(Iterator<?> source) {
        this.source = source;
    }

    /// Forgets the source. From any thread.
    void letGo() {
        source = Collections.emptyIterator();
    }

    /// The items for as long as somebody holds them.
    Borrowed borrowed() {
        return new Borrowed(new WeakReference<>(this));
    }

    /// For one thread.
    record Borrowed(WeakReference<StreamItems> from) implements Iterator<Object> {

        /// Forgets their source.
        void letGo() {
            StreamItems items = from.get();
            if (items != null) {
                items.letGo();
            }
        }

        @Override
        public boolean hasNext() {
            StreamItems items = from.get();
            return items != null && items.source.hasNext();
        }

        @Override
        public Object next() {
            StreamItems items = from.get();
            return (items == null ? Collections.emptyIterator() : items.source).next();
        }
    }
}
