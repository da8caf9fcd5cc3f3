package org.nasturtium.kernel.work;

import groovy.lang.Closure;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinTask;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that know who handed them to a pool: its threads were made by somebody else.
 *
 * <p>A task that can be compared is left alone, since a pool's queue may sort by it, and a {@code ForkJoinTask} too.
 */
public final class Carried {
    private Carried() {}

    /** Calls a method as Groovy would, with tasks that know their owner if the receiver is a pool. Called by cells. */
    public static @Nullable Object submit(
            Class<?> caller, @Nullable Object receiver, String method, @Nullable Object[] arguments) throws Throwable {
        Owner owner = Work.owner();
        @Nullable Object[] given = arguments;
        if (owner != null && receiver instanceof Executor) {
            given = new @Nullable Object[arguments.length];
            for (int i = 0; i < given.length; i++) {
                given[i] = of(arguments[i], owner);
            }
        }
        return ScriptBytecodeAdapter.invokeMethodN(caller, receiver, method, given);
    }

    private static @Nullable Object of(@Nullable Object task, Owner owner) {
        if (task instanceof Collection<?> several) {
            return several.stream().map(each -> of(each, owner)).toList();
        }
        if (task instanceof Comparable || task instanceof ForkJoinTask) {
            return task;
        }
        if (task instanceof Closure<?> closure) {
            return new CarriedClosure(closure, owner);
        }
        if (task instanceof Callable<?> callable) {
            return (Callable<?>) () -> Work.called(owner, callable);
        }
        return task instanceof Runnable runnable
                ? (Runnable) () -> Work.as(owner, () -> {
                    runnable.run();
                    return owner;
                })
                : task;
    }

    /** A closure stays one: which of a pool's methods Groovy takes depends on it. */
    private static final class CarriedClosure extends Closure<@Nullable Object> {
        private static final long serialVersionUID = 1;

        private final Closure<?> task;
        private final transient Owner owner;

        CarriedClosure(Closure<?> task, Owner owner) {
            super(task.getOwner(), task.getThisObject());
            this.task = task;
            this.owner = owner;
            maximumNumberOfParameters = task.getMaximumNumberOfParameters();
            parameterTypes = task.getParameterTypes();
        }

        @Override
        public @Nullable Object call(@Nullable Object... arguments) {
            return Work.as(owner, () -> task.call(arguments));
        }
    }
}
