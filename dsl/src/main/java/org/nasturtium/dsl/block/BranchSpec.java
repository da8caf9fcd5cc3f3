package org.nasturtium.dsl.block;

import org.nasturtium.dsl.word.BlockName;

/** The layers of one branch of a choice. */
@BlockName("branch")
public final class BranchSpec extends Layers {}
