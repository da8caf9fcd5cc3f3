package org.nasturtium.torch;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GradMode;

/** Runs a piece of work with libtorch: what it allocates is freed at its end, its errors become readable. */
final class Scope {
    private Scope() {}

    /** Frees every pointer made inside that was not kept. */
    static <R> R of(Supplier<R> work) {
        PointerScope scope = new PointerScope();
        try {
            return work.get();
        } finally {
            scope.close();
        }
    }

    /** A forward and backward pass in the calling thread alone. */
    static double recording(String doing, DoubleSupplier work) {
        try {
            Libtorch.oneThread();
            return of(work::getAsDouble);
        } catch (RuntimeException | OutOfMemoryError failure) {
            throw Failures.of(doing, failure);
        }
    }

    /** Work in the calling thread alone that no gradient is wanted of. */
    static <R> R withoutGradients(String doing, Supplier<R> work) {
        boolean before = GradMode.is_enabled();
        GradMode.set_enabled(false);
        try {
            Libtorch.oneThread();
            return of(work);
        } catch (RuntimeException | OutOfMemoryError failure) {
            throw Failures.of(doing, failure);
        } finally {
            GradMode.set_enabled(before);
        }
    }
}
