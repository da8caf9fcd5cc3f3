package org.nasturtium.kernel.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.dsl.ScriptSource;
import org.nasturtium.kernel.session.FileNames;
import org.nasturtium.kernel.session.Outcome;

/** Runs a script file in the session. */
final class LoadMagic implements Magic {
    @Override
    public MagicHelp help() {
        return new MagicHelp(
                "load",
                MagicHelp.Forms.LINE,
                false,
                "%load FILE.groovy",
                "runs a script as if it stood in the cell: its variables, methods, classes and imports stay",
                "Errors name the file. (The word `load('winner.zip')` reads a network.)",
                "%load helpers.groovy");
    }

    @Override
    public Outcome run(MagicCall call, Workspace workspace) throws ScriptFailure {
        String name = unquoted(call.argument().strip());
        if (name.isEmpty()) {
            throw new MagicError("`%load` needs a file", "Maybe `%load helpers.groovy`.");
        }
        Path file = FileNames.home(name);
        if (!Files.isRegularFile(file)) {
            throw new MagicError(
                    "`%load`: there is no file `" + name + "`",
                    "Relative names are looked for in " + Path.of("").toAbsolutePath() + ".");
        }
        if (!name.endsWith(".groovy")) {
            throw new MagicError(
                    "`%load` runs Groovy, and `" + name + "` does not end with .groovy",
                    "A network is read by the word: `load('" + name + "')`.");
        }
        try {
            return workspace.run(ScriptSource.file(file));
        } catch (IOException unreadable) {
            throw new MagicError("`%load`: `" + name + "` cannot be read: " + unreadable, "Maybe it is not UTF-8.");
        }
    }

    private static String unquoted(String name) {
        return name.matches("(['\"]).*\\1") ? name.substring(1, name.length() - 1) : name;
    }

    @Override
    public List<String> complete(String argument, Workspace workspace) {
        return FileNames.of(Words.last(argument), file -> file.toString().endsWith(".groovy"));
    }
}
