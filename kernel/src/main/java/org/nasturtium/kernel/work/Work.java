package org.nasturtium.kernel.work;

import java.util.concurrent.Callable;
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
    /** Whose work, and whether a task said so or it was inherited with the thread's making. */
    private record Place(Owner owner, boolean told) {}

    // of each thread, and static since code that a person wrote has nothing to be given it by
    private static final InheritableThreadLocal<@Nullable Place> PLACE = new InheritableThreadLocal<>() {
        @Override
        protected @Nullable Place childValue(@Nullable Place parent) {
            return parent == null ? null : new Place(parent.owner(), false);
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

    /** Whether a task said so, and not merely the thread's making. */
    public static boolean isTold() {
        Place place = PLACE.get();
        return place != null && place.told();
    }

    /** From now on the calling thread, and those that it makes, work for this owner. */
    public static void begin(Owner owner) {
        PLACE.set(new Place(owner, true));
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

    /** The same for a task that may fail with any exception. */
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
