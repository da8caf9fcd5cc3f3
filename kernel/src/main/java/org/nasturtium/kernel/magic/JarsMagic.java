package org.nasturtium.kernel.magic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nasturtium.kernel.session.FileNames;
import org.nasturtium.kernel.session.Outcome;

/** Adds many jars at once. */
final class JarsMagic implements Magic {
    @Override
    public MagicHelp help() {
        return new MagicHelp(
                "jars",
                MagicHelp.Forms.LINE,
                false,
                "%jars\n%jars PATTERN ...",
                "adds all jars of a folder or of a pattern with * and ** to the class path, or lists what was added",
                "Files that are not jars are passed over. The next line of the same cell may import from them.",
                "%jars lib/*.jar");
    }

    @Override
    public Outcome run(MagicCall call, Workspace workspace) {
        if (call.words().isEmpty()) {
            workspace.surroundings().print(Libraries.list(workspace));
            return Outcome.NOTHING;
        }
        List<Path> jars = new ArrayList<>();
        for (String word : call.words()) {
            Path folder = word.contains("*") ? Path.of("") : FileNames.home(word);
            String pattern =
                    !word.contains("*") && Files.isDirectory(folder) ? word.replaceAll("/*$", "") + "/*" : word;
            List<Path> found = Libraries.files("%jars", pattern).stream()
                    .filter(Libraries::isJar)
                    .toList();
            if (found.isEmpty()) {
                throw new MagicError("`%jars`: there is no jar in `" + word + "`", "Maybe `%classpath " + word + "`.");
            }
            jars.addAll(found);
        }
        Libraries.add(jars, workspace);
        return Outcome.NOTHING;
    }

    @Override
    public List<String> complete(String argument, Workspace workspace) {
        return FileNames.of(Words.last(argument), Libraries::isJar);
    }
}
