package org.nasturtium.kernel.magic;

import java.util.List;
import org.nasturtium.kernel.session.Outcome;

/** Runs a cell without showing what it puts out. */
final class CaptureMagic implements Magic {
    @Override
    public MagicHelp help() {
        return new MagicHelp(
                "capture",
                MagicHelp.Forms.CELL,
                true,
                "%%capture\n%%capture NAME",
                "runs a cell without showing what it prints, displays and gives",
                "With a name the output is kept: `NAME.out`, `NAME.err`, `NAME.value`, and `NAME.show()` shows it.",
                "%%capture noise\nprintln 'not seen'");
    }

    @Override
    public Outcome run(MagicCall call, Workspace workspace) throws Exception {
        List<String> words = call.words();
        if (words.size() > 1 || (words.size() == 1 && !words.get(0).matches("[A-Za-z_]\\w*"))) {
            throw new MagicError(
                    "`%%capture` takes the name of one variable, not `" + call.argument() + "`",
                    "Maybe `%%capture noise`.");
        }
        Object output = workspace
                .surroundings()
                .capture(() -> workspace.run(call).value())
                .output();
        if (!words.isEmpty()) {
            workspace.session().binding().setVariable(words.get(0), output);
        }
        return Outcome.NOTHING;
    }
}
