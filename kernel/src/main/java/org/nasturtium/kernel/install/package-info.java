/**
 * Makes the kernel known to Jupyter: a folder that holds all it needs but Java.
 *
 * <p>No program of Jupyter is asked: the folders that it reads are documented, and written here directly.
 */
@NullMarked
package org.nasturtium.kernel.install;

import org.jspecify.annotations.NullMarked;
