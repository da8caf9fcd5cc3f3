package org.nasturtium.dsl.block;

import org.nasturtium.dsl.word.BlockName;

/** Layers that a shortcut goes around. */
@BlockName("residual")
public final class ResidualSpec extends Layers {}
