package org.nasturtium.engine.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds for every space; a new kind of space is one subclass. */
public abstract class SearchSpaceContract {
    private static final int SEEDS = 300;
    private static final int SMALL = 20_000;

    /** The space under test. */
    protected abstract SearchSpace space();

    private boolean isSmall() {
        return !space().isContinuous() && space().size().compareTo(BigInteger.valueOf(SMALL)) <= 0;
    }

    @Test
    void hasAsManyMembersAsItSays() {
        assumeTrue(isSmall(), "too large to list");
        List<Architecture> all = space().all().toList();

        assertThat(BigInteger.valueOf(all.size())).isEqualTo(space().size());
        assertThat(new HashSet<>(all)).hasSameSizeAs(all);
        assertThat(all).allSatisfy(this::isMember);
    }

    @Test
    void drawsMembersOnly() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < SEEDS; i++) {
            isMember(space().random(random));
            isMember(space().randomNaive(random));
        }
        isMember(space().baseline());
    }

    @Test
    void drawsTheSameForTheSameSeed() {
        assertThat(space().random(new SplittableRandom(7)).text())
                .isEqualTo(space().random(new SplittableRandom(7)).text());
    }

    @Test
    void mutatesToAnotherMemberThatDiffersInOneDecision() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < SEEDS; i++) {
            Architecture parent = space().random(random);
            Architecture child = space().mutate(parent, random);
            isMember(child);
            assertThat(differing(parent, child)).as("%s -> %s", parent, child).hasSize(1);
        }
    }

    @Test
    void neighboursDifferInOneDecision() {
        Architecture member = space().random(new SplittableRandom(3));
        List<Architecture> neighbours = space().neighbours(member);

        assertThat(neighbours).isNotEmpty().doesNotHaveDuplicates();
        assertThat(neighbours).allSatisfy(neighbour -> {
            isMember(neighbour);
            assertThat(differing(member, neighbour)).hasSize(1);
        });
    }

    @Test
    void crossesToMembersThatHaveNothingNew() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < SEEDS; i++) {
            Architecture a = space().random(random);
            Architecture b = space().random(random);
            Architecture child = space().crossover(a, b, random);
            isMember(child);
            child.values()
                    .forEach((name, value) -> assertThat(value)
                            .isIn(a.values().get(name), b.values().get(name)));
            assertThat(space().crossover(a, a, random)).isEqualTo(a);
        }
    }

    @Test
    void encodesEachMemberDifferentlyAtOneLength() {
        int length = space().features().size();
        if (isSmall()) {
            Set<String> seen = new HashSet<>();
            space().all().forEach(member -> {
                double[] features = space().encode(member);
                assertThat(features).hasSize(length);
                assertThat(seen.add(Arrays.toString(features))).as("%s", member).isTrue();
            });
        }
        double[] features = space().encode(space().random(new SplittableRandom(5)));
        assertThat(features).hasSize(length);
        assertThat(Arrays.stream(features).allMatch(x -> x >= 0 && x <= 1)).isTrue();
    }

    @Test
    void numbersEachMemberOnce() {
        assumeTrue(space().isNumbered(), "has no numbers");
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < SEEDS; i++) {
            Architecture member = space().random(random);
            assertThat(space().member(space().index(member))).isEqualTo(member);
        }
        if (isSmall()) {
            assertThat(space().all().mapToLong(space()::index).sorted().toArray())
                    .isEqualTo(LongStream.range(0, space().size().longValue()).toArray());
        }
    }

    @Test
    void takesMembersThatComeFromElsewhere() {
        Architecture member = space().random(new SplittableRandom(6));
        Architecture foreign = new Architecture(new LinkedHashMap<>(member.values()));

        assertThat(foreign).isEqualTo(member).hasSameHashCodeAs(member);
        assertThat(space().encode(foreign)).isEqualTo(space().encode(member));
        assertThat(space().mutate(foreign, new SplittableRandom(1)))
                .isEqualTo(space().mutate(member, new SplittableRandom(1)));
    }

    private void isMember(Architecture architecture) {
        assertThat(space().parse(architecture.text())).isEqualTo(architecture);
    }

    private static Set<String> differing(Architecture a, Architecture b) {
        Set<String> names = new HashSet<>(a.values().keySet());
        names.retainAll(b.values().keySet());
        names.removeIf(name -> a.value(name).equals(b.value(name)));
        return names;
    }
}
