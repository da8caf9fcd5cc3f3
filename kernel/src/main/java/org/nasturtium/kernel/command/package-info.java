/**
 * The command line: one class a sub-command, and what they show in a terminal.
 *
 * <p>A new command is one class here and one line in {@link org.nasturtium.kernel.command.Main}.
 */
@NullMarked
package org.nasturtium.kernel.command;

import org.jspecify.annotations.NullMarked;
