package org.nasturtium.dsl.block;

import org.nasturtium.dsl.word.BlockName;

/** Layers that may be there or not. */
@BlockName("optional")
public final class OptionalSpec extends Layers {}
