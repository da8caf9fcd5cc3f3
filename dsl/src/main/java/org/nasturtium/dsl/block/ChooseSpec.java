package org.nasturtium.dsl.block;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.util.ArrayList;
import java.util.List;
import org.nasturtium.dsl.word.BlockName;
import org.nasturtium.dsl.word.Word;
import org.nasturtium.engine.space.block.Block;
import org.nasturtium.engine.space.block.Chain;

/** Layers of which one is chosen: every line is a branch. */
@BlockName("choose")
public final class ChooseSpec extends Layers {
    private final List<Chain> branchChains = new ArrayList<>();

    @Word(
            signature = "branch { conv filters: 16; batchNorm() }",
            does = "several layers that are one branch; without any, the branch does nothing",
            example = "branch { conv filters: 8; batchNorm() }")
    public void branch(@DelegatesTo(BranchSpec.class) Closure<?> body) {
        branchChains.add(Blocks.configure(new BranchSpec(), body).chain());
    }

    List<Chain> branches() {
        return branchChains;
    }

    @Override
    void add(Block block) {
        branchChains.add(Chain.of(block));
    }
}
