package org.poolscope.call;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The results of a stream of items, as they come: in the order of the items, or each as soon as it is there.
///
/// It is lazy: no more items are taken from their source than the buffer ahead of whoever reads the results; so an
/// endless source is fine, and a slow reader slows down the workers and not the other way round (back-pressure). They
/// are taken by a thread of the call's own, so a source that makes others wait is fine too: a task goes to the workers
/// as soon as all its items are there. The source is interrupted when the results are closed, or the call or the pool
/// ends; results that nobody holds any more are closed by and by, unless their source waits. The results are for one
/// thread at a time.
///
/// [#next] throws a [CompletionException] in place of a result that is none, with the same causes as [AsyncResult#get];
/// the results after it can be read all the same. The call's deadline and the end of the pool are the end of the
/// results; and what the source throws is, after the results of the items before it, thrown as it is.
///
/// @param <R> of a result
public interface Results<R extends @Nullable Object> extends Iterator<R>, Iterable<R>, AutoCloseable {

    /// Whether there is another result, or failure. Waits until the source has another item, or none.
    ///
    /// @throws CancellationException if the thread is interrupted meanwhile; its flag stays set
    @Override
    boolean hasNext();

    /// The next result, as soon as it is there.
    ///
    /// @throws NoSuchElementException if there are no more
    /// @throws CompletionException    if there is none for that item
    /// @throws CancellationException  if the thread is interrupted meanwhile; its flag stays set
    @Override
    R next();

    /// These results themselves, for a `for` loop: they can be read once, from where they are.
    @Override
    default Iterator<R> iterator() {
        return this;
    }

    /// These results as a stream, one after another: they can be read once, from where they are. Closing the stream
    /// closes them.
    default Stream<R> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, 0), false).onClose(this::close);
    }

    /// Ends the call early: what is not done never is. Does nothing when all results were read.
    @Override
    void close();
}
