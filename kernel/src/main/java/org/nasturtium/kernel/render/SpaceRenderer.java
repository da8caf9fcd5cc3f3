package org.nasturtium.kernel.render;

import java.util.List;
import java.util.Random;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.nasturtium.engine.report.Numbers;
import org.nasturtium.engine.report.TableHtml;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;
import tech.tablesaw.api.StringColumn;

/** A space: how many members, what is decided, three members drawn by chance (the same three every time). */
public final class SpaceRenderer implements RenderFunction<SearchSpace> {
    private static final int SAMPLES = 3;
    private static final long SEED = 1;

    @Override
    public void render(SearchSpace space, RenderContext context) {
        StringColumn names = StringColumn.create("decision");
        StringColumn values = StringColumn.create("values");
        space.decisions().forEach(decision -> add(decision, "", names, values));
        String headline = "space `" + space.name() + "`: " + size(space);
        StringBuilder text = new StringBuilder(headline);
        StringBuilder html =
                new StringBuilder("<div><p>").append(Html.escaped(headline)).append("</p>");
        html.append(TableHtml.of(List.of(names, values), TableHtml.USUAL_ROWS))
                .append("<p>Members drawn by chance:</p><ul>");
        for (int i = 0; i < names.size(); i++) {
            text.append("\n  ").append(names.get(i)).append(": ").append(values.get(i));
        }
        text.append("\nMembers drawn by chance:");
        Random random = new Random(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            Architecture member = space.random(random);
            text.append("\n  ").append(member.text());
            html.append("<li>").append(Html.escaped(member.text())).append("</li>");
        }
        DisplayData out = context.getOutputContainer();
        out.putHTML(html.append("</ul></div>").toString());
        out.putText(text.toString());
    }

    private static String size(SearchSpace space) {
        String counted = space.size().bitLength() < 60
                ? space.size() + " members"
                : "about " + Numbers.significant(space.size().doubleValue()) + " members";
        return space.isContinuous() ? counted + ", and decisions that take any number of an interval" : counted;
    }

    private static void add(Decision decision, String indent, StringColumn names, StringColumn values) {
        names.append(indent + decision.name());
        values.append(DomainText.of(decision.domain()));
        decision.branches().values().stream()
                .flatMap(List::stream)
                .distinct()
                .forEach(below -> add(below, indent + "  ", names, values));
    }
}
