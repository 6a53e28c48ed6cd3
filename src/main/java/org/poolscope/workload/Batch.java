package org.poolscope.workload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What one run works through.
///
/// @param items    the inputs
/// @param chunk    items per task when the user names no number; empty lets the pool choose from batch and pool size
/// @param dispatch how tasks go to workers
/// @param shared   the shared objects to create before the first task
/// @param steps    what its tasks count with [TaskLog#steps]; empty where items tell how far they are
/// @param notes    what whoever runs it should know of the input, though nothing is wrong with it: what is left out of
///                 it, say. In sentences without their full stops; told before the start by a dry run and a form, and
///                 at the end with the result
/// @param feed     where more items come from while it runs; empty if `items` are all
public record Batch(Items items, OptionalInt chunk, Dispatch dispatch, List<SharedSpec> shared,
                    Optional<StepCount> steps, List<String> notes, Optional<ItemFeed> feed) {

    /// How tasks go to workers, and what the death of one means for the others.
    public enum Dispatch {
        /// Any worker may run any task; a task whose worker died is tried again elsewhere.
        POOLED,
        /// One item per task, each on a worker of its own, all at the same time, since they talk to each other. None is
        /// tried again: when one dies the others are stopped, for they might wait for it for ever.
        TOGETHER
    }

    public Batch {
        shared = List.copyOf(shared);
        notes = List.copyOf(notes);
        if (chunk.isPresent() && chunk.getAsInt() < 1) {
            throw new IllegalArgumentException("chunk must be at least 1, not " + chunk.getAsInt());
        }
    }

    /// One whose tasks count no steps, and of which there is nothing to note.
    public Batch(Items items, OptionalInt chunk, Dispatch dispatch, List<SharedSpec> shared) {
        this(items, chunk, dispatch, shared, Optional.empty(), List.of(), Optional.empty());
    }

    /// The same batch, of tasks that count their steps.
    public Batch counting(StepCount count) {
        return new Batch(items, chunk, dispatch, shared, Optional.of(count), notes, feed);
    }

    /// The same batch, of other items: some of its own, say, or all in another order.
    public Batch of(Items others) {
        return new Batch(others, chunk, dispatch, shared, steps, notes, feed);
    }

    /// The same batch, with what there is to note of its input.
    public Batch noting(List<String> sentences) {
        return new Batch(items, chunk, dispatch, shared, steps, sentences, feed);
    }

    /// Independent items, cut into chunks as the pool sees fit.
    public static Batch pooled(Items items) {
        return new Batch(items, OptionalInt.empty(), Dispatch.POOLED, List.of());
    }

    /// Independent items of which each is worth a task of its own.
    public static Batch pooledOneByOne(Items items) {
        return new Batch(items, OptionalInt.of(1), Dispatch.POOLED, List.of());
    }

    /// Independent items that come while they are worked on, each a task of its own.
    public static Batch fed(ItemFeed feed) {
        return new Batch(new Items.Names(List.of()), OptionalInt.of(1), Dispatch.POOLED, List.of(), Optional.empty(),
                List.of(), Optional.of(feed));
    }

    /// Items that run at the same time and share objects.
    public static Batch together(Items items, List<SharedSpec> shared) {
        return new Batch(items, OptionalInt.of(1), Dispatch.TOGETHER, shared);
    }
}
