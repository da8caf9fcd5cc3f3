package org.nasturtium.kernel.work;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The owner of what the calling thread does.
 *
 * <p>A thread is <em>told</em> its owner by the task that it runs; until then it works for the owner of the thread that
 * made it. The outermost task decides: what a method of an earlier cell prints belongs to the cell that called it.
 */
public final class Work {
    private enum Told {
        NO,
        BY_MAKER,
        BY_TASK
    }

    /** Whose work, who said so, and whether threads made here are told so too. */
    private record Place(Owner owner, Told told, boolean tells) {}

    // of each thread, and static since code that a person wrote has nothing to be given it by
    private static final InheritableThreadLocal<@Nullable Place> PLACE = new InheritableThreadLocal<>() {
        @Override
        protected @Nullable Place childValue(@Nullable Place parent) {
            return parent == null
                    ? null
                    : new Place(parent.owner(), parent.tells() ? Told.BY_MAKER : Told.NO, parent.tells());
        }
    };

    /** How many owners are asked to stop and not done yet: zero keeps the check in every loop as cheap as a field. */
    private static final AtomicInteger STOPPING = new AtomicInteger();

    private Work() {}

    /** Whose work the calling thread does, if anybody's. */
    public static @Nullable Owner owner() {
        Place place = PLACE.get();
        return place == null ? null : place.owner();
    }

    /** Whether somebody said so, and not merely the thread's making; who made a thread of a shared pool says nothing. */
    public static boolean isTold() {
        Place place = PLACE.get();
        return place != null
                && (place.told() == Told.BY_TASK
                        || (place.told() == Told.BY_MAKER
                                && !(Thread.currentThread() instanceof ForkJoinWorkerThread)));
    }

    /** From now on the calling thread, and those that it makes, work for this owner. */
    public static void begin(Owner owner) {
        PLACE.set(new Place(owner, Told.BY_TASK, false));
    }

    /** The thread's own task: it belongs to who made the thread. */
    public static void begin() {
        Owner owner = owner();
        if (owner != null) {
            begin(owner);
        }
    }

    /** Does something in an owner's name, unless an outer task has said whose it is; without an owner, simply does it. */
    public static <T extends @Nullable Object> T as(@Nullable Owner owner, Supplier<T> task) {
        if (owner == null || isTold()) {
            return task.get();
        }
        Place before = PLACE.get();
        begin(owner);
        try {
            return task.get();
        } finally {
            restore(before);
        }
    }

    /** Does something whose threads are made for it alone: they work for the caller, whosever closures they run. */
    public static <T extends @Nullable Object> T withOwnThreads(Supplier<T> task) {
        Place before = PLACE.get();
        if (before != null) {
            PLACE.set(new Place(before.owner(), before.told(), true));
        }
        try {
            return task.get();
        } finally {
            restore(before);
        }
    }

    /** As {@link #as}, for a task that may fail with any exception. */
    static <T extends @Nullable Object> T called(Owner owner, Callable<T> task) throws Exception {
        if (isTold()) {
            return task.call();
        }
        Place before = PLACE.get();
        begin(owner);
        try {
            return task.call();
        } finally {
            restore(before);
        }
    }

    private static void restore(@Nullable Place before) {
        if (before == null) {
            PLACE.remove();
        } else {
            PLACE.set(before);
        }
    }

    /** Counts an owner among those that stop. */
    public static void stopping() {
        STOPPING.incrementAndGet();
    }

    /** Takes an owner from those that stop. */
    public static void stopped() {
        STOPPING.decrementAndGet();
    }

    /** Whether the calling thread should give up: it was interrupted, or its owner was asked to stop. */
    public static boolean isStopAsked() {
        if (Thread.currentThread().isInterrupted()) {
            return true;
        }
        if (STOPPING.get() == 0) {
            return false;
        }
        Owner owner = owner();
        return owner != null && owner.isStopAsked();
    }
}
