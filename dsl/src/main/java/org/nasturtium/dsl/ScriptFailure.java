package org.nasturtium.dsl;

/** A script did not end well; the error says all that a person needs, the cause is for debugging. */
public final class ScriptFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ScriptError error;

    public ScriptFailure(ScriptError error, Throwable cause) {
        super(error.text(), cause);
        this.error = error;
    }

    public ScriptError error() {
        return error;
    }
}
