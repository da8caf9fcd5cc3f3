/**
 * What can be said of a network without training it: a class a proxy, each with its paper. A warm-up and a feature, never a
 * verdict; the bar is {@link org.nasturtium.engine.proxy.Params}.
 */
@NullMarked
package org.nasturtium.engine.proxy;

import org.jspecify.annotations.NullMarked;
