package org.nasturtium.dsl;

import java.util.List;

/** A script did not end well; the error says all that a person needs, the cause is for debugging. */
public final class ScriptFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ScriptError error;
    private final transient List<ScriptError> more;

    public ScriptFailure(ScriptError error, Throwable cause) {
        this(error, List.of(), cause);
    }

    /** A source may have several faults; the first is the failure's. */
    public ScriptFailure(ScriptError error, List<ScriptError> more, Throwable cause) {
        super(error.text(), cause);
        this.error = error;
        this.more = List.copyOf(more);
    }

    /** What else Groovy found wrong in the same source. */
    public List<ScriptError> more() {
        return more;
    }

    public ScriptError error() {
        return error;
    }
}
