package org.nasturtium.kernel.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.nasturtium.engine.report.FigureHtml;

/** Things to show that a person writes: HTML, Markdown, formulas, pictures, JSON. Each has a plain text, too. */
public final class Media {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Media() {}

    public static DisplayData html(Object text) {
        DisplayData data = new DisplayData(String.valueOf(text));
        data.putHTML(String.valueOf(text));
        return data;
    }

    public static DisplayData markdown(Object text) {
        DisplayData data = new DisplayData(String.valueOf(text));
        data.putMarkdown(String.valueOf(text));
        return data;
    }

    /** A formula; without {@code $} or an environment of its own it stands alone on a line. */
    public static DisplayData latex(Object text) {
        String formula = String.valueOf(text);
        DisplayData data = new DisplayData(formula);
        data.putLatex(formula.contains("$") || formula.contains("\\begin") ? formula : "$$" + formula + "$$");
        return data;
    }

    /** A drawing; as an image inside HTML, too, which is what notebooks of strangers may show. */
    public static DisplayData svg(Object text) {
        String svg = String.valueOf(text).strip();
        int root = svg.indexOf("<svg");
        if (root < 0) {
            throw new IllegalArgumentException("svg: there is no <svg> element in the text\nMaybe `html(...)`.");
        }
        String whole = svg.contains("xmlns=")
                ? svg
                : svg.substring(0, root + 4) + " xmlns=\"http://www.w3.org/2000/svg\"" + svg.substring(root + 4);
        DisplayData data = new DisplayData("drawing (SVG, " + whole.length() + " characters)");
        data.putSVG(whole);
        data.putHTML(FigureHtml.picture(whole, "drawing"));
        return data;
    }

    /** A value as a tree that can be folded; a text is read as JSON first. */
    public static DisplayData json(Object value) {
        try {
            Object tree = value instanceof CharSequence text
                    ? JSON.readValue(text.toString(), Object.class)
                    : JsonTree.of(value);
            DisplayData data =
                    new DisplayData(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree));
            data.putData("application/json", tree);
            return data;
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(
                    "json: " + wrong.getOriginalMessage() + "\nMaybe `json([a: 1])`, a value instead of a text.",
                    wrong);
        }
    }

    /** A picture: bytes of a file, a Java image, or where it lies. */
    public static DisplayData image(Object picture) throws IOException {
        if (picture instanceof java.awt.image.RenderedImage drawn) {
            return Images.of(drawn);
        }
        byte[] bytes = bytes(picture);
        String type = Images.type(bytes);
        if (type.isEmpty()) {
            throw new IllegalArgumentException("image: " + (picture instanceof byte[] ? "these bytes" : picture)
                    + " is none of PNG, JPEG, GIF, WebP, SVG\nMaybe read it with javax.imageio.ImageIO first.");
        }
        return Images.of(bytes, type);
    }

    private static byte[] bytes(Object picture) throws IOException {
        if (picture instanceof byte[] given) {
            return given;
        }
        Path path = picture instanceof File file
                ? file.toPath()
                : picture instanceof CharSequence name ? Path.of(name.toString()) : null;
        path = picture instanceof Path given ? given : path;
        if (path == null) {
            throw new IllegalArgumentException("image: a " + picture.getClass().getName()
                    + " is no picture\nMaybe a file, bytes of one, or a BufferedImage.");
        }
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("image: there is no file " + path.toAbsolutePath());
        }
        return Files.readAllBytes(path);
    }
}
