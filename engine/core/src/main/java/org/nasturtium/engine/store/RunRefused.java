package org.nasturtium.engine.store;

/** A run is not begun because it would overwrite or mix with another; the command line ends with code 2. */
public final class RunRefused extends RunFolderTrouble {
    private static final long serialVersionUID = 1L;

    public RunRefused(String what, String hint) {
        super(what, hint);
    }
}
