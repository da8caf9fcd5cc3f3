package org.nasturtium.kernel.render;

import java.util.Objects;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.nasturtium.engine.report.FigureHtml;

/** What is shown, as a piece of an HTML page. */
final class HtmlForm {
    private HtmlForm() {}

    /** Its HTML, or its picture as an image; empty where it has neither. */
    static String of(DisplayData form) {
        if (form.hasDataForType(MIMEType.TEXT_HTML)) {
            return String.valueOf(form.getData(MIMEType.TEXT_HTML));
        }
        for (String type : new String[] {"image/png", "image/jpeg", "image/gif", "image/webp"}) {
            Object data = form.getData(MIMEType.parse(type));
            if (data != null) {
                return "<img style=\"max-width:100%\" src=\"data:" + type + ";base64," + data + "\">";
            }
        }
        Object svg = form.getData(MIMEType.IMAGE_SVG);
        if (svg != null) {
            return FigureHtml.picture(String.valueOf(svg), "drawing");
        }
        for (MIMEType type : new MIMEType[] {MIMEType.TEXT_MARKDOWN, MIMEType.TEXT_LATEX}) {
            Object text = form.getData(type);
            if (text != null) {
                return Html.block(Objects.toString(text));
            }
        }
        return "";
    }
}
