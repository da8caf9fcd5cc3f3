package org.nasturtium.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nasturtium.kernel.session.GroovySession;
import org.nasturtium.kernel.session.Outcome;

/** Forgets what cells defined. */
final class ResetMagic implements Magic {
    private static final int NAMED = 12;

    @Override
    public MagicHelp help() {
        return new MagicHelp(
                "reset",
                MagicHelp.Forms.LINE,
                false,
                "%reset",
                "forgets all variables, methods, classes and imports of cells, and says which; asks nothing",
                "Jars and folders on the class path stay, and so do runs on disk.",
                "%reset");
    }

    @Override
    public Outcome run(MagicCall call, Workspace workspace) {
        if (!call.argument().isBlank()) {
            throw new MagicError("`%reset` takes nothing, not `" + call.argument() + "`", "It forgets everything.");
        }
        GroovySession session = workspace.session();
        List<String> forgotten = new ArrayList<>();
        count(forgotten, "variable", session.variables());
        count(forgotten, "method", session.methods());
        count(forgotten, "class", session.classes());
        count(forgotten, "import", session.imports());
        session.reset();
        workspace
                .surroundings()
                .print(
                        forgotten.isEmpty()
                                ? "there was nothing to forget\n"
                                : "forgotten: " + String.join("; ", forgotten) + "\n");
        return Outcome.NOTHING;
    }

    private static void count(List<String> forgotten, String what, Set<String> names) {
        if (!names.isEmpty()) {
            String some = String.join(", ", names.stream().limit(NAMED).toList());
            String plural = names.size() == 1 ? "" : what.endsWith("s") ? "es" : "s";
            forgotten.add(
                    names.size() + " " + what + plural + " (" + some + (names.size() > NAMED ? ", ..." : "") + ")");
        }
    }
}
