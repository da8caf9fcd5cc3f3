package org.nasturtium.kernel.magic;

import java.util.concurrent.Callable;
import org.nasturtium.kernel.session.Outcome;

/** Runs code once and says how long it took. */
final class TimeMagic implements Magic {
    @Override
    public MagicHelp help() {
        return new MagicHelp(
                "time",
                MagicHelp.Forms.BOTH,
                true,
                "%time CODE\n%%time (first line of a cell)",
                "runs code once; says how long it took, its CPU time and what it allocated",
                "The value is shown as without it, and declarations stay: `%time def t = f()`. What the"
                        + " compiler needs is not counted.",
                "%time (1..100).sum()");
    }

    @Override
    public Outcome run(MagicCall call, Workspace workspace) throws Exception {
        if (call.code().isBlank()) {
            throw new MagicError("`" + call.sign() + "` needs code to run", "Maybe `%time (1..100).sum()`.");
        }
        Callable<Outcome> code = workspace.prepare(call);
        Measure before = Measure.now();
        try {
            return code.call();
        } finally {
            workspace.surroundings().print(Measure.now().since(before).text() + "\n");
        }
    }
}
