package org.nasturtium.dsl.block;

import org.nasturtium.dsl.word.BlockName;

/** The layers of one repetition. */
@BlockName("repeat")
public final class RepeatSpec extends Layers {}
