package org.nasturtium.engine.space;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.nasturtium.engine.space.block.Blocks;
import org.nasturtium.engine.space.block.Chain;
import org.nasturtium.engine.space.block.ChooseBlock;
import org.nasturtium.engine.space.block.NetworkSpace;
import org.nasturtium.engine.space.block.OptionalBlock;
import org.nasturtium.engine.space.block.RepeatBlock;
import org.nasturtium.engine.space.block.ResidualBlock;
import org.nasturtium.engine.space.cell.NasBench201;

/** Every kind of space keeps the contract. */
class SearchSpacesTest {
    /** The README's chain space; `dropout` makes it continuous. */
    static SearchSpace tiny() {
        Chain body = Chain.of(
                Blocks.make(
                        "conv",
                        Map.of(
                                "filters", Setting.choice(16, 32, 64),
                                "kernel", Setting.choice(3, 5),
                                "act", Setting.choice("relu", "swish"))),
                new OptionalBlock(Chain.of(Blocks.make("batchNorm", Map.of()))),
                Blocks.make("pool", Map.of("kind", Setting.choice("max", "avg"))));
        return SearchSpace.of(
                "tiny",
                new NetworkSpace(Chain.of(
                        new RepeatBlock(Setting.range(1, 3), body),
                        Blocks.make(
                                "dense", Map.of("units", Setting.choice(64, 128), "dropout", Setting.interval(0, 0.5))),
                        Blocks.make("output", Map.of()))));
    }

    /** One branch of 5 members, one of 8, with one decision beside. */
    static SearchSpace conditional() {
        Decision kind = Decision.choice("kind", "a", "b")
                .whenever("a", new Decision("a.x", new Domain.IntegerRange(1, 5, 1, false)))
                .whenever("b", Decision.choice("b.y", 1, 2), Decision.choice("b.z", "p", "q", "r", "s"));
        return SearchSpace.of("conditional", List.of(kind));
    }

    private static SearchSpace everyDomain() {
        return SearchSpace.of(
                "domains",
                List.of(
                        new Decision("stepped", new Domain.IntegerRange(8, 65, 8, false)),
                        new Decision("logarithmic", new Domain.IntegerRange(1, 300, 1, true)),
                        new Decision("wide", new Domain.IntegerRange(0, 2_000_000_000_000L, 1, false)),
                        new Decision("rate", new Domain.RealRange(-1, 1, false)),
                        new Decision("learningRate", new Domain.RealRange(1e-5, 1e-1, true))));
    }

    private static SearchSpace nested() {
        Chain inner = Chain.of(
                Blocks.make("conv", Map.of("filters", Setting.choice(4, 8))),
                new OptionalBlock(Chain.of(
                        Blocks.make("dropout", Map.of("rate", Setting.choice(0.1, 0.2))),
                        Blocks.make("batchNorm", Map.of()))));
        return SearchSpace.of(
                "nested",
                new NetworkSpace(Chain.of(
                        new RepeatBlock(Setting.range(1, 2), Chain.of(new RepeatBlock(Setting.choice(1, 2), inner))),
                        new ResidualBlock(Chain.of(ChooseBlock.of(List.of(
                                Chain.of(Blocks.make("conv", Map.of("filters", Setting.choice(4, 8)))),
                                Chain.of(Blocks.make("pool", Map.of())))))),
                        Blocks.make("output", Map.of()))));
    }

    @Nested
    class ChainSpace extends SearchSpaceContract {
        @Override
        protected SearchSpace space() {
            return tiny();
        }
    }

    @Nested
    class ConditionalSpace extends SearchSpaceContract {
        @Override
        protected SearchSpace space() {
            return conditional();
        }
    }

    @Nested
    class SpaceOfEveryDomain extends SearchSpaceContract {
        @Override
        protected SearchSpace space() {
            return everyDomain();
        }
    }

    @Nested
    class NestedSpace extends SearchSpaceContract {
        private final SearchSpace space = nested();

        @Override
        protected SearchSpace space() {
            return space;
        }
    }

    @Nested
    class CellSpace extends SearchSpaceContract {
        private final SearchSpace space = NasBench201.space();

        @Override
        protected SearchSpace space() {
            return space;
        }
    }
}
