/** One class that DL4J looks up by name; nothing else goes here. */
@NullMarked
package org.nd4j.nativeblas;

import org.jspecify.annotations.NullMarked;
