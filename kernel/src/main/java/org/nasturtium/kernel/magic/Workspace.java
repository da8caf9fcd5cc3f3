package org.nasturtium.kernel.magic;

import java.util.concurrent.Callable;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.dsl.ScriptSource;
import org.nasturtium.kernel.session.GroovySession;
import org.nasturtium.kernel.session.Outcome;

/** What a magic works on: the session, the kernel around it, and the code of its own call. */
public interface Workspace {
    GroovySession session();

    Surroundings surroundings();

    /** Runs the code of a call, with the magics in it, as a part of the cell. */
    Outcome run(MagicCall call) throws ScriptFailure;

    /** The same to be done several times; compiled once. */
    Callable<Outcome> prepare(MagicCall call) throws ScriptFailure;

    /** Runs another source as if it stood here. */
    Outcome run(ScriptSource source) throws ScriptFailure;
}
