package org.nasturtium.kernel.magic;

import java.util.List;
import org.nasturtium.engine.words.NearestWord;
import org.nasturtium.kernel.session.Outcome;

/** How figures are drawn from now on. */
final class PlotlyMagic implements Magic {
    private static final List<String> FORMS = List.of("inline", "svg", "mime");

    @Override
    public MagicHelp help() {
        return new MagicHelp(
                "plotly",
                MagicHelp.Forms.LINE,
                false,
                "%plotly\n%plotly inline\n%plotly svg\n%plotly mime",
                "decides how figures are drawn, or says how they are",
                "inline: interactive, with the library in the notebook (1.4 MB, once; saying it again brings the library"
                        + " again). svg: still pictures only, small notebooks. mime: plotly's own form and a still"
                        + " picture, for front ends that draw plotly themselves. No form ever uses a network.",
                "%plotly inline");
    }

    @Override
    public Outcome run(MagicCall call, Workspace workspace) {
        String form = call.argument().strip();
        if (form.isEmpty()) {
            workspace.surroundings().print("%plotly " + workspace.surroundings().figureForm() + "\n");
            return Outcome.NOTHING;
        }
        if (!FORMS.contains(form)) {
            throw new MagicError("`%plotly` does not know `" + form + "`", NearestWord.hint(form, FORMS));
        }
        workspace.surroundings().drawFigures(form);
        return Outcome.NOTHING;
    }

    @Override
    public List<String> complete(String argument, Workspace workspace) {
        return Words.from(argument, FORMS);
    }
}
