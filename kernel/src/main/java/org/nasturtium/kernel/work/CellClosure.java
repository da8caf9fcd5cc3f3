package org.nasturtium.kernel.work;

import groovy.lang.Closure;
import org.jspecify.annotations.Nullable;

/**
 * What every closure of a cell is: it remembers the cell that made it, and works in its name when a thread runs it that
 * was told nothing, such as one of a pool.
 */
public abstract class CellClosure<V> extends Closure<V> {
    private static final long serialVersionUID = 1;
    private static final StackWalker STACK = StackWalker.getInstance();

    // named apart, since Groovy reads private fields as properties
    private final transient @Nullable Owner cellThatMadeIt = Work.owner();

    protected CellClosure(Object owner, Object thisObject) {
        super(owner, thisObject);
    }

    @Override
    public V call(Object... arguments) {
        Owner maker = cellThatMadeIt;
        if (maker == null || Work.isTold()) {
            return super.call(arguments);
        }
        return Work.as(maker, () -> super.call(arguments));
    }

    /** As a thread's own task it works for who made the thread; as a task of a pool, for who made the closure. */
    @Override
    public void run() {
        if (!Work.isTold() && isOwnTaskOfAThread()) {
            Work.begin();
        }
        super.run();
    }

    private static boolean isOwnTaskOfAThread() {
        return STACK.walk(frames -> frames.skip(2)
                .findFirst()
                .map(frame -> frame.getClassName().equals("java.lang.Thread")
                        || frame.getClassName().equals("java.lang.VirtualThread"))
                .orElse(false));
    }
}
