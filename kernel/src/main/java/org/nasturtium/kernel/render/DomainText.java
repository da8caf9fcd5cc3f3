package org.nasturtium.kernel.render;

import java.util.stream.Collectors;
import org.nasturtium.engine.report.Numbers;
import org.nasturtium.engine.space.Domain;

/** The values that a decision may take, as a person writes them. */
final class DomainText {
    private DomainText() {}

    static String of(Domain domain) {
        if (domain instanceof Domain.Categorical choice) {
            return choice.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        if (domain instanceof Domain.IntegerRange range) {
            String step = range.step() == 1 ? "" : ", step " + range.step();
            return range.from() + ".." + range.to() + step + (range.logarithmic() ? ", logarithmic" : "");
        }
        if (domain instanceof Domain.RealRange range) {
            return Numbers.significant(range.from()) + ".." + Numbers.significant(range.to())
                    + (range.logarithmic() ? ", logarithmic" : "");
        }
        return String.valueOf(domain);
    }
}
