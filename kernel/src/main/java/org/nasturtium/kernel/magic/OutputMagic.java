package org.nasturtium.kernel.magic;

import java.util.List;
import org.nasturtium.kernel.session.Outcome;

/** How much a cell may print. */
final class OutputMagic implements Magic {
    private static final int LEAST = 1_000;

    @Override
    public MagicHelp help() {
        return new MagicHelp(
                "output",
                MagicHelp.Forms.LINE,
                false,
                "%output\n%output limit N",
                "says how many characters a cell may print before the rest is cut, or changes it",
                "It holds from the next cell on. What is cut is said in the cell.",
                "%output limit 1_000_000");
    }

    @Override
    public Outcome run(MagicCall call, Workspace workspace) {
        List<String> words = call.words();
        if (words.isEmpty()) {
            workspace
                    .surroundings()
                    .print("%output limit " + workspace.surroundings().outputLimit() + "\n");
            return Outcome.NOTHING;
        }
        String number = words.size() == 2 ? words.get(1).replace("_", "") : "";
        if (!words.get(0).equals("limit") || !number.matches("\\d{1,9}") || Integer.parseInt(number) < LEAST) {
            throw new MagicError(
                    "`%output` does not know `" + call.argument().strip() + "`",
                    "Maybe `%output limit 1_000_000`; at least " + LEAST + ".");
        }
        workspace.surroundings().limitOutput(Integer.parseInt(number));
        return Outcome.NOTHING;
    }

    @Override
    public List<String> complete(String argument, Workspace workspace) {
        return argument.contains(" ") ? List.of() : Words.from(argument, List.of("limit"));
    }
}
