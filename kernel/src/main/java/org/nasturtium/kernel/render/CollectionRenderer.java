package org.nasturtium.kernel.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;

/** Lists, sets, arrays and maps of things that have a form of their own: one below the other, bounded. Others stay text. */
final class CollectionRenderer {
    private static final int MOST = 30;
    private static final int DEEPEST = 4;
    private static final String DEPTH = "nasturtium.depth";

    private record Item(String name, DisplayData form) {
        boolean isRich() {
            return !HtmlForm.of(form).isEmpty();
        }
    }

    private CollectionRenderer() {}

    static void items(Collection<?> values, RenderContext context) {
        List<@Nullable Object> first = new ArrayList<>();
        for (Object value : values) {
            if (first.size() == MOST) {
                break;
            }
            first.add(value);
        }
        show(List.of(), first, values.size(), context);
    }

    static void entries(Map<?, ?> values, RenderContext context) {
        List<String> names = new ArrayList<>();
        List<@Nullable Object> first = new ArrayList<>();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            if (first.size() == MOST) {
                break;
            }
            names.add(GroovyRenderer.text(entry.getKey()));
            first.add(entry.getValue());
        }
        show(names, first, values.size(), context);
    }

    private static void show(List<String> names, List<@Nullable Object> values, int count, RenderContext context) {
        int depth = context.getParameterAsInt(DEPTH, 0);
        if (depth >= DEEPEST || values.stream().allMatch(CollectionRenderer::isPlain)) {
            return;
        }
        List<Item> items = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            items.add(new Item(
                    names.isEmpty() ? "" : names.get(k), form(context.getRenderer(), values.get(k), depth + 1)));
        }
        if (items.stream().noneMatch(Item::isRich)) {
            return;
        }
        StringBuilder html = new StringBuilder("<div>");
        StringBuilder text = new StringBuilder();
        for (Item item : items) {
            String words = String.valueOf(item.form().getData(MIMEType.TEXT_PLAIN));
            String name = item.name().isEmpty() ? "" : item.name() + ": ";
            html.append("<div style=\"margin:0 0 .6em\">");
            html.append(item.name().isEmpty() ? "" : "<div><b>" + Html.escaped(item.name()) + "</b></div>");
            html.append(item.isRich() ? HtmlForm.of(item.form()) : Html.block(words))
                    .append("</div>");
            text.append(text.isEmpty() ? "" : "\n").append(name).append(words);
        }
        if (count > items.size()) {
            String more = "... " + (count - items.size()) + " more";
            html.append("<div style=\"opacity:.75\">").append(more).append("</div>");
            text.append('\n').append(more);
        }
        context.getOutputContainer().putHTML(html.append("</div>").toString());
        context.getOutputContainer().putText(text.toString());
    }

    /** What certainly has no form but its text, so that long lists of numbers cost nothing. */
    private static boolean isPlain(@Nullable Object value) {
        return value == null
                || value instanceof Number
                || value instanceof CharSequence
                || value instanceof Boolean
                || value instanceof Character;
    }

    private static DisplayData form(Renderer renderer, @Nullable Object value, int depth) {
        return value instanceof DisplayData data
                ? data
                : value == null
                        ? new DisplayData("null")
                        : renderer.render(value, new java.util.HashMap<>(Map.of(DEPTH, depth)));
    }
}
