package org.nasturtium.kernel.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Pictures as a notebook takes them: PNG, JPEG, GIF, WebP as they are, Java images as PNG and not larger than a screen. */
final class Images {
    private static final int LARGEST = 2_000;

    private Images() {}

    /** The MIME type by the first bytes; empty if it is no picture that browsers show. */
    static String type(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 400), java.nio.charset.StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG")) {
            return "image/png";
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (head.startsWith("GIF8")) {
            return "image/gif";
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return "image/webp";
        }
        return head.stripLeading().startsWith("<")
                        && head.toLowerCase(Locale.ROOT).contains("<svg")
                ? "image/svg+xml"
                : "";
    }

    static DisplayData of(byte[] bytes, String type) {
        if (type.equals("image/svg+xml")) {
            return Media.svg(new String(bytes, UTF_8));
        }
        DisplayData data = new DisplayData(
                "picture (" + type.substring(6).toUpperCase(Locale.ROOT) + ", " + bytes.length + " bytes)");
        data.putData(type, Base64.getEncoder().encodeToString(bytes));
        return data;
    }

    static DisplayData of(RenderedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        double scale = Math.min(1, (double) LARGEST / Math.max(width, height));
        RenderedImage shown = scale < 1 ? smaller(image, scale) : image;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(shown, "png", bytes)) {
                throw new IllegalArgumentException("this kind of image cannot be written as PNG");
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("memory can be written", impossible);
        }
        DisplayData data = new DisplayData("picture of " + width + " x " + height + " pixels"
                + (scale < 1 ? ", shown with " + shown.getWidth() + " x " + shown.getHeight() : ""));
        data.putData("image/png", Base64.getEncoder().encodeToString(bytes.toByteArray()));
        return data;
    }

    private static BufferedImage smaller(RenderedImage image, double scale) {
        int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawRenderedImage(
                image,
                java.awt.geom.AffineTransform.getScaleInstance(
                        (double) width / image.getWidth(), (double) height / image.getHeight()));
        pen.dispose();
        return small;
    }
}
