package org.nasturtium.kernel.magic;

import java.util.List;
import java.util.Set;
import org.nasturtium.engine.words.NearestWord;
import org.nasturtium.kernel.session.Inspector;
import org.nasturtium.kernel.session.Outcome;

/** What there is, or what is known of one name; {@code name?} is another way to write it. */
final class HelpMagic implements Magic {
    /** The word behind a name that asks for everything: {@code name??}. */
    static final String ALL = "all";

    @Override
    public MagicHelp help() {
        return new MagicHelp(
                "help",
                MagicHelp.Forms.LINE,
                false,
                "%help\n%help NAME\nNAME?\nNAME??",
                "lists the magics, or says what is known of a variable, a method, a word of the DSL, or a magic",
                "NAME?? also lists the members of a value.",
                "%help evolution\nconv?");
    }

    @Override
    public Outcome run(MagicCall call, Workspace workspace) {
        List<String> words = call.words();
        String text = words.isEmpty() ? overview() : about(words.get(0), words.contains(ALL), workspace);
        workspace.surroundings().print(text + "\n");
        return Outcome.NOTHING;
    }

    private static String overview() {
        StringBuilder text = new StringBuilder();
        for (Magic magic : Magics.all()) {
            MagicHelp help = magic.help();
            text.append(String.format("%-12s %s%n", help.sign(), help.does()));
        }
        return text + """

                `%help time` or `%time?` says more of one; `name?` of a variable, a method, or a word of the DSL.
                Every cell has: display, updateDisplay, clearOutput, progress, input, password.
                The words of the DSL are in docs/dsl.md; Tab lists those of the block around the cursor.""";
    }

    /** What is known of a name. */
    static String about(String name, boolean all, Workspace workspace) {
        String bare = name.replace("%", "");
        MagicHelp magic = Magics.help(bare);
        if (magic != null && !bare.equals(name)) {
            return magic.text();
        }
        String known = new Inspector(workspace.session()).about(name, all);
        if (magic != null) {
            return (known + "\n\n" + magic.text()).strip();
        }
        if (!known.isEmpty()) {
            return known;
        }
        throw new MagicError(
                "nothing is known of `" + name + "`", nearest(bare, new Inspector(workspace.session()).names()));
    }

    private static String nearest(String name, Set<String> known) {
        String nearest = NearestWord.to(name, known);
        return nearest == null ? "`%help` lists the magics, `%who` the variables." : "Did you mean `" + nearest + "`?";
    }

    @Override
    public List<String> complete(String argument, Workspace workspace) {
        return Words.from(argument, Words.both(new Inspector(workspace.session()).names(), Magics.names()));
    }
}
