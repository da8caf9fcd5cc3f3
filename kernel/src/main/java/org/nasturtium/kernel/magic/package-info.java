/**
 * Magics: lines of a cell that begin with {@code %}, and cells that begin with {@code %%}. They are found before Groovy
 * reads the cell, and no line changes its number.
 *
 * <p>A new magic is one class here, one line in {@link org.nasturtium.kernel.magic.Magics}, and one line in the table of
 * {@code docs/kernel.md}; its contract is tested by {@code MagicContractTest}.
 */
@NullMarked
package org.nasturtium.kernel.magic;

import org.jspecify.annotations.NullMarked;
