package org.nasturtium.engine.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.nasturtium.engine.search.Cancellation;
import org.nasturtium.engine.search.RunSession;
import org.nasturtium.engine.search.SearchEnvironment;
import org.nasturtium.engine.search.SearchListener;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.table.FileTableSource;

/** A table of 1,024 rows on which neighbours are alike, and of which one decision says nothing. */
final class SmallTable {
    static final SearchSpace SPACE = SearchSpace.of(
            "sizes",
            List.of(
                    Decision.choice("a", 1, 2, 3, 4),
                    Decision.choice("b", 1, 2, 3, 4),
                    Decision.choice("c", 1, 2, 3, 4),
                    Decision.choice("d", 1, 2, 3, 4),
                    Decision.choice("idle", 1, 2, 3, 4)));

    private SmallTable() {}

    /** Written into a folder; {@code valid} is what a search sees, {@code test} what is reported. */
    static FileTableSource in(Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder lines = new StringBuilder("a,b,c,d,idle,valid,test,params\n");
        for (Architecture member : SPACE.all().toList()) {
            double good = 0.3 * number(member, "a")
                    - 0.2 * Math.abs(number(member, "b") - 3)
                    + 0.1 * number(member, "c") * (number(member, "d") == 2 ? 1 : 0);
            member.values().values().forEach(value -> lines.append(value).append(','));
            lines.append(good + 0.05 * random.nextDouble())
                    .append(',')
                    .append(good)
                    .append(',')
                    .append(100 * number(member, "a") + number(member, "c"))
                    .append('\n');
        }
        return FileTableSource.of(Files.writeString(folder.resolve("sizes.csv"), lines), SPACE, "valid", "test");
    }

    private static long number(Architecture member, String decision) {
        return (Long) member.value(decision);
    }

    static SearchEnvironment environment(Path runs, boolean resume, SearchListener listener, Cancellation wish) {
        return new SearchEnvironment(runs, "compare", "// the script", resume, listener, wish);
    }

    static Comparison compare(Path runs, ComparisonDefinition definition) {
        try (RunSession session = new RunSession(environment(runs, false, SearchListener.SILENT, new Cancellation()))) {
            Comparison comparison = Comparing.run(definition, session);
            session.finish();
            return comparison;
        }
    }
}
