package org.nasturtium.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.space.cell.NasBench201;

/** What the words of {@code space} come to. */
class SpaceBlockTest {
    private static SearchSpace space(String lines) {
        return (SearchSpace) new Scripts().run("space('tiny') {\n" + lines + "\n}");
    }

    private static void decodes(SearchSpace space, Shape shape) {
        for (int seed = 0; seed < 5; seed++) {
            var member = space.random(new SplittableRandom(seed));
            assertThat(space.decode(member, shape, 10).parameters()).isNotEmpty();
        }
    }

    @Test
    void readsTheSpaceOfTheManual() {
        SearchSpace space = space("""
                repeat 1..3, { conv filters: [16, 32, 64], kernel: [3, 5], act: [relu, swish]; optional batchNorm; pool max, avg }
                dense units: [64, 128], dropout: 0.0..0.5
                output()""");
        assertThat(space.name()).isEqualTo("tiny");
        BigInteger once = BigInteger.valueOf(3 * 2 * 2 * 2 * 2);
        assertThat(space.size())
                .isEqualTo(once.add(once.pow(2)).add(once.pow(3)).multiply(BigInteger.TWO));
        assertThat(space.isContinuous()).isTrue();
        decodes(space, Shape.map(1, 28, 28));
    }

    @Test
    void readsNasBench201AsThePaperSaysIt() {
        SearchSpace space = space("""
                input 3, 32, 32
                stem conv3x3(16)
                cell { nodes 4; edges dense; ops none, skip, conv1x1, conv3x3, avgPool3x3; join sum }
                stack 5, cell, reduce: resBlock(stride: 2), times: 3
                head batchNorm, relu, globalAvgPool, linear(10)""");
        assertThat(space.size()).isEqualTo(BigInteger.valueOf(15_625));
        SearchSpace published = NasBench201.space();
        var member = published.random(new SplittableRandom(1));
        Shape shape = Shape.map(3, 32, 32);
        assertThat(space.decode(member, shape, 10).parameters())
                .isEqualTo(published.decode(member, shape, 10).parameters());
    }

    @Test
    void takesACellByItsVariable() {
        SearchSpace space = space("""
                stem conv3x3(8)
                def normal = cell { ops skip, conv3x3 }
                def other = cell('small') { nodes 2; ops skip, conv1x1 }
                stack 1, normal, reduce: maxPool(2), times: 2
                stack 2, other
                output()""");
        assertThat(space.decisions()).extracting(Decision::name).contains("cell.edge0-1", "small.edge0-1");
        decodes(space, Shape.map(1, 8, 8));
    }

    @Test
    void readsEveryLayer() {
        SearchSpace space = space("""
                conv 8, act: none
                separableConv filters: log(8..64), kernel: 3
                batchNorm()
                act relu, swish
                pool max, avg, size: 2
                residual { conv filters: 8; conv filters: 8, act: none }
                choose { conv filters: [4, 8]; branch { conv filters: 4; batchNorm() }; branch { } }
                optional { dropout 0.1..0.3 }
                flatten()
                dense units: (16..64).by(16), batchNorm: yes
                dropout 0.5
                output classes: 10""");
        decodes(space, Shape.map(1, 8, 8));
        assertThat(space.decisions())
                .extracting(Decision::name)
                .contains("separableConv.filters", "act.function", "pool.kind", "choose", "dropout1", "dense.units");
    }

    @Test
    void takesLoopsConditionsAndVariablesOfGroovy() {
        SearchSpace space = space("""
                def widths = [8, 16]
                for (w in widths) { conv filters: w }
                2.times { conv filters: [4, 8] }
                if (widths.size() > 1) { pool max }
                output()""");
        assertThat(space.size()).isEqualTo(BigInteger.valueOf(4));
    }
}
