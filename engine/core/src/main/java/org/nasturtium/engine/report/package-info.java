/**
 * What a person sees: tables, figures, drawings, sentences, the HTML page, all as values.
 *
 * <p>A chart is one class here and one line in the chart contract; it knows no notebook.
 */
@NullMarked
package org.nasturtium.engine.report;

import org.jspecify.annotations.NullMarked;
