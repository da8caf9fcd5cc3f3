package org.nasturtium.kernel;

import java.util.List;
import java.util.function.Supplier;
import org.nasturtium.kernel.wire.Message;

/** Something that runs on the cells' thread when its turn comes: an execution, or a front end's word to a comm. */
interface Turn {
    /**
     * Runs it to its end, whatever it throws.
     *
     * @param waiting takes away the executions that wait now
     * @return those that are to be aborted, because this one failed and they were sent before that was known
     */
    List<Message> run(Supplier<List<Message>> waiting);

    /** Answers without running. */
    void abort();

    /** Wants it to end; its thread is interrupted besides. */
    void askToStop();

    /** Says that it is still busy, and with what. */
    void stillBusy(String what);

    /** Answers in its place: it did not stop when asked and goes on alone. Nothing that it still gives is a result. */
    void leaveBehind(String what);
}
