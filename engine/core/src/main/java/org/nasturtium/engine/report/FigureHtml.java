package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import tech.tablesaw.plotly.components.Figure;

/**
 * A figure as HTML: a still picture, and a script that puts the interactive figure in its place where plotly.js is
 * present, or as soon as {@link PlotlyScript} brings it. The picture is what remains where scripts are removed.
 */
public final class FigureHtml {
    /** What plotly's cartesian bundle draws. */
    private static final Set<String> INTERACTIVE = Set.of(
            "scatter",
            "bar",
            "box",
            "heatmap",
            "histogram",
            "histogram2d",
            "histogram2dcontour",
            "contour",
            "pie",
            "violin");
    /** In every place with this id, if the output is shown twice; where plotly fails, the picture comes back. */
    private static final String DRAW = """
            function draw(){document.querySelectorAll('#ID').forEach(function(d){
            var p=d.querySelector('img');if(!window.Plotly||!p||p.style.display)return;
            var e=document.createElement('div');function back(){e.remove();p.style.display='';}
            p.style.display='none';d.appendChild(e);
            try{Plotly.newPlot(e,f.data,f.layout,{responsive:true,displaylogo:false}).then(function(){},back);}
            catch(x){back();}});}
            if(window.Plotly){draw();}else{(window.nasturtiumFigures=window.nasturtiumFigures||[]).push(draw);}
            """;

    private FigureHtml() {}

    /**
     * The figure without plotly.js itself; see {@link PlotlyScript}.
     *
     * @param id of the element, unique in the page: letters, digits, {@code -} and {@code _}
     */
    public static String of(Figure figure, String id) {
        if (!id.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            throw new IllegalArgumentException(
                    "figure id `" + id + "`: must be a letter, then letters, digits, - and _");
        }
        ObjectNode tree = FigureJson.tree(figure);
        String still = picture(FigureSvg.of(tree), FigureText.of(tree));
        String open = "<div id=\"" + id + "\" style=\"max-width:" + FigureSvg.width(tree) + "px\">";
        String drawnByPlotly = notInteractive(tree);
        if (!drawnByPlotly.isEmpty()) {
            return open + still
                    + "<div style=\"opacity:.75;font-size:85%\">A still picture: the plotting library of this"
                    + " page has no " + Markup.escape(drawnByPlotly) + ".</div></div>";
        }
        return open + still + "</div>\n<script>(function(){var f=" + FigureJson.text(interactive(tree)) + ";"
                + DRAW.replace("ID", id) + "})();</script>";
    }

    /** A kind of trace that the embedded library does not draw, or an empty word. */
    private static String notInteractive(ObjectNode tree) {
        for (JsonNode trace : tree.path("data")) {
            String type = trace.path("type").asText("scatter");
            if (!INTERACTIVE.contains(type)) {
                return type;
            }
        }
        return "";
    }

    /** The picture alone. */
    public static String still(Figure figure) {
        return picture(FigureSvg.of(figure), FigureText.of(figure));
    }

    /** Any SVG as an image that a notebook's sanitiser keeps. */
    public static String picture(String svg, String alt) {
        String base64 = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        return "<img alt=\"" + Markup.escape(alt) + "\" style=\"max-width:100%;height:auto\" "
                + "src=\"data:image/svg+xml;base64," + base64 + "\">";
    }

    /** Lets the page decide on the width. */
    private static JsonNode interactive(ObjectNode tree) {
        ObjectNode copy = FigureJson.forPlotly(tree);
        if (copy.get("layout") instanceof ObjectNode layout) {
            layout.remove("width");
        }
        return copy;
    }
}
