package org.nasturtium.kernel.magic;

import java.util.List;
import org.nasturtium.kernel.session.Outcome;

/** A command of a cell: {@code %name ...} on a line, or {@code %%name ...} over the rest of the cell. */
public interface Magic {
    /** What help, completion and errors know of it. */
    MagicHelp help();

    /**
     * Does its work.
     *
     * @throws MagicError for a wrong argument
     * @throws Exception whatever the code throws that it runs
     */
    Outcome run(MagicCall call, Workspace workspace) throws Exception;

    /** What may stand in place of the last word of its argument; every one begins with that word. */
    default List<String> complete(String argument, Workspace workspace) {
        return List.of();
    }
}
