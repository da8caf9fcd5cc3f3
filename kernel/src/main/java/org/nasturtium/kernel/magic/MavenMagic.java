package org.nasturtium.kernel.magic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nasturtium.kernel.session.Outcome;

/** Adds libraries from Maven repositories. */
final class MavenMagic implements Magic {
    private static final String COORDINATES = "[^:\\s]+(:[^:\\s]+){2,4}";

    @Override
    public MagicHelp help() {
        return new MagicHelp(
                "maven",
                MagicHelp.Forms.LINE,
                false,
                "%maven GROUP:ARTIFACT:VERSION ...\n%maven GROUP:ARTIFACT:VERSION from URL",
                "fetches libraries and what they need from Maven Central and adds them to the class path",
                "What lies in ~/.m2/repository is not fetched again, and needs no network. Mirrors, proxies and"
                        + " repositories of ~/.m2/settings.xml are heeded. Classes that the kernel has itself win.",
                "%maven org.apache.commons:commons-math3:3.6.1");
    }

    @Override
    public Outcome run(MagicCall call, Workspace workspace) throws InterruptedException {
        List<String> libraries = new ArrayList<>(call.words());
        String from = "";
        int word = libraries.indexOf("from");
        if (word >= 0 && word == libraries.size() - 2) {
            from = libraries.get(word + 1);
            libraries = libraries.subList(0, word);
        }
        if (libraries.isEmpty()) {
            throw new MagicError("`%maven` needs a library", "Maybe `" + help().example() + "`.");
        }
        for (String each : libraries) {
            if (!each.matches(COORDINATES)) {
                throw new MagicError(
                        "`%maven`: `" + each + "` does not name group, artifact and version",
                        "Maybe `" + help().example() + "`.");
            }
        }
        List<Path> jars = new MavenLibraries(workspace.surroundings()::print).resolve(libraries, from);
        Libraries.add(jars, workspace);
        return Outcome.NOTHING;
    }
}
