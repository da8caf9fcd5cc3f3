package org.nasturtium.engine.store;

/** A run's folder cannot be used; the message says why and, on its second line, what to do. */
public class RunFolderTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunFolderTrouble(String what, String hint) {
        super(what + "\n" + hint);
    }

    public RunFolderTrouble(String what, String hint, Throwable cause) {
        super(what + "\n" + hint, cause);
    }
}
