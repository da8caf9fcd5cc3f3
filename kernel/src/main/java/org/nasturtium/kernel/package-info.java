/**
 * The Jupyter kernel: what answers the front end's messages, assembled in {@link org.nasturtium.kernel.KernelMain}.
 *
 * <p>A request that is answered is one method of {@code ShellRequests}; evaluation, output, display and wire are packages below.
 */
@NullMarked
package org.nasturtium.kernel;

import org.jspecify.annotations.NullMarked;
