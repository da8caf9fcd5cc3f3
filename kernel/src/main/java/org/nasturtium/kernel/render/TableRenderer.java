package org.nasturtium.kernel.render;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.RenderFunction;
import org.nasturtium.engine.report.TableHtml;
import org.nasturtium.engine.report.TableText;
import tech.tablesaw.api.Table;

/** A table as HTML with its first rows, and as text. */
public final class TableRenderer implements RenderFunction<Table> {
    private static final int WIDTH = 120;

    @Override
    public void render(Table table, RenderContext context) {
        DisplayData out = context.getOutputContainer();
        out.putHTML(TableHtml.of(table));
        out.putText(TableText.of(table, WIDTH, TableHtml.USUAL_ROWS));
    }
}
