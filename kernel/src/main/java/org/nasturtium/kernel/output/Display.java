package org.nasturtium.kernel.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.jspecify.annotations.Nullable;
import org.nasturtium.kernel.render.Bundle;

/** Shows values beside a cell's result, and changes what is shown. */
public final class Display {
    private final Supplier<@Nullable CellOutput> place;
    private final Renderer renderer;

    private Display(Supplier<@Nullable CellOutput> place, Renderer renderer) {
        this.place = place;
        this.renderer = renderer;
    }

    /** In whatever cell the calling thread works for. */
    public static Display anywhere(OutputRouter router, Renderer renderer) {
        return new Display(router::current, renderer);
    }

    /** In the cell that the calling thread works for now, whichever thread shows something later. */
    public Display here() {
        CellOutput output = place.get();
        return new Display(() -> output, renderer);
    }

    /** The form of any value. */
    public DisplayData rendered(@Nullable Object value) {
        if (value == null) {
            return new DisplayData("null");
        }
        return value instanceof DisplayData data ? data : renderer.render(value);
    }

    /** Shows something new in the cell that the calling thread works for. */
    public Shown show(DisplayData data) {
        Shown shown = new Shown(UUID.randomUUID().toString());
        send("display_data", shown, data);
        return shown;
    }

    /** Puts something else in the place of what is shown. */
    public void update(Shown shown, DisplayData data) {
        send("update_display_data", shown, data);
    }

    private void send(String type, Shown shown, DisplayData data) {
        CellOutput output = place.get();
        if (output != null) {
            ObjectNode content = Bundle.content(data);
            content.putObject("transient").put("display_id", shown.id());
            output.show(type, content);
        }
    }
}
