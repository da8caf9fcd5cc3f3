package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tech.tablesaw.plotly.components.Figure;

/**
 * A figure as HTML: a static picture, and a script that puts the interactive figure in its place where plotly.js is
 * present. The picture is what remains where scripts are removed.
 */
public final class FigureHtml {
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
        String json = FigureJson.text(interactive(tree));
        return "<div id=\"" + id + "\" style=\"max-width:" + FigureSvg.width(tree) + "px\">"
                + picture(FigureSvg.of(tree), FigureText.of(figure)) + "</div>\n"
                + "<script>(function(){var f=" + json + ";"
                + "function draw(){var d=document.getElementById('" + id + "');"
                + "if(d&&window.Plotly){d.innerHTML='';"
                + "Plotly.newPlot(d,f.data,f.layout,{responsive:true,displaylogo:false});}}"
                + "if(window.Plotly){draw();}else{window.addEventListener('load',draw);}})();</script>";
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
        ObjectNode copy = tree.deepCopy();
        if (copy.get("layout") instanceof ObjectNode layout) {
            layout.remove("width");
        }
        return copy;
    }
}
