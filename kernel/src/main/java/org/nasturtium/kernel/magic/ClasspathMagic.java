package org.nasturtium.kernel.magic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nasturtium.kernel.session.FileNames;
import org.nasturtium.kernel.session.Outcome;

/** Lists the class path of cells, or adds to it. */
final class ClasspathMagic implements Magic {
    @Override
    public MagicHelp help() {
        return new MagicHelp(
                "classpath",
                MagicHelp.Forms.LINE,
                false,
                "%classpath\n%classpath FILE_OR_FOLDER ...",
                "lists what was added to the class path, or adds jars and folders of classes",
                "The next line of the same cell may import from them. Classes that the kernel has itself win.",
                "%classpath build/classes");
    }

    @Override
    public Outcome run(MagicCall call, Workspace workspace) {
        List<Path> found = new ArrayList<>();
        for (String word : call.words()) {
            found.addAll(Libraries.files("%classpath", word));
        }
        for (Path each : found) {
            if (!Libraries.isJar(each) && !Files.isDirectory(each)) {
                throw new MagicError("`%classpath`: `" + each + "` is neither a jar nor a folder", "");
            }
        }
        if (found.isEmpty()) {
            workspace
                    .surroundings()
                    .print(Libraries.list(workspace) + "and the kernel's own "
                            + Libraries.own().size() + " jars and folders\n");
        } else {
            Libraries.add(found, workspace);
        }
        return Outcome.NOTHING;
    }

    @Override
    public List<String> complete(String argument, Workspace workspace) {
        return FileNames.of(Words.last(argument), Libraries::isJar);
    }
}
