package org.nasturtium.dsl;

import groovy.lang.GString;
import groovy.lang.MissingPropertyException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.block.TrainOptions;
import org.nasturtium.dsl.word.Arguments;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.engine.backend.LoadedModel;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.compare.Importance;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.report.ComparisonPage;
import org.nasturtium.engine.report.ReportInput;
import org.nasturtium.engine.report.ReportPage;
import org.nasturtium.engine.report.Tables;
import org.nasturtium.engine.search.AskTell;
import org.nasturtium.engine.search.FoundArchitecture;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.search.TestReport;
import org.nasturtium.engine.search.TrainedModel;
import org.nasturtium.engine.search.VersusRandom;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.words.NearestWord;
import tech.tablesaw.api.Table;

/**
 * Lets Groovy read the engine's values as properties: {@code found.best} is {@code found.best()}, {@code
 * found.best.accuracy} one of its metrics. Groovy finds this as an extension module.
 *
 * <p>A type of the engine that is a record needs nothing here.
 */
public final class ResultProperties {
    private ResultProperties() {}

    /** What a record of the engine answers without arguments. */
    public static @Nullable Object propertyMissing(Record self, String name) {
        return accessor(self, name);
    }

    /** A space's accessors: {@code space.size}. */
    public static @Nullable Object propertyMissing(SearchSpace self, String name) {
        return accessor(self, name);
    }

    /** What was asked and told: {@code s.best}, {@code s.trials}. */
    public static @Nullable Object propertyMissing(AskTell self, String name) {
        return accessor(self, name);
    }

    /** An architecture's value of a decision: {@code a.c1}; with dots in its name {@code a['conv.filters']}. */
    public static @Nullable Object propertyMissing(Architecture self, String name) {
        return self.has(name) ? self.value(name) : accessor(self, name);
    }

    /** The same with a name of any kind. */
    public static Object getAt(Architecture self, String decision) {
        return self.value(decision);
    }

    /** A graph's accessors. */
    public static @Nullable Object propertyMissing(NetworkGraph self, String name) {
        return accessor(self, name);
    }

    /** A found architecture's accessors and metrics. */
    public static @Nullable Object propertyMissing(FoundArchitecture self, String name) {
        return metricOr(self.metrics(), self, name);
    }

    /** A trial's accessors and metrics. */
    public static @Nullable Object propertyMissing(Trial self, String name) {
        return metricOr(self.metrics(), self, name);
    }

    /** A test's accessors and metrics. */
    public static @Nullable Object propertyMissing(TestReport self, String name) {
        return metricOr(self.metrics(), self, name);
    }

    /** A line a trial. */
    public static Table getTable(SearchResult self) {
        return Tables.trials(self);
    }

    /** Which decisions mattered. */
    public static Importance getImportance(SearchResult self) {
        return Importance.of(self);
    }

    /** The pictures: {@code found.plot.progress()}. */
    public static Plots getPlot(SearchResult self) {
        return Plots.of(self);
    }

    /** {@code best.retrain(epochs: 20)}: any option of {@code train}, and {@code data:}, {@code seed:}. */
    @SuppressWarnings("NonApiType") // more specific than the engine's own method, so that Groovy takes it
    public static TrainedModel retrain(FoundArchitecture self, LinkedHashMap<String, ?> options) {
        return self.retrain(TrainOptions.retraining(options));
    }

    /** {@code found.versusRandom(seeds: 3)}: random searches of the same cost, run now, beside it. */
    @SuppressWarnings("NonApiType") // as above
    public static VersusRandom versusRandom(SearchResult self, LinkedHashMap<String, ?> options) {
        return self.versusRandom(
                Arguments.of("versusRandom", options).allow(0, "seeds").atLeastOne("seeds"));
    }

    /** A line a strategy. */
    public static Table getTable(Comparison self) {
        return Tables.comparison(self);
    }

    /** On how many seeds each strategy is better than each other. */
    public static Table getWinTable(Comparison self) {
        return Tables.wins(self);
    }

    /** The pictures: {@code comparison.plot.curves()}. */
    public static Plots getPlot(Comparison self) {
        return Plots.of(self);
    }

    /** Writes the whole result as one page that loads nothing; a relative name lies in the run's folder. */
    public static Path save(SearchResult self, CharSequence name) throws IOException {
        Path file = self.run().resolve(name.toString());
        return Files.writeString(file, ReportPage.html(ReportInput.of(self)));
    }

    /** Writes the whole comparison as one page that loads nothing; a relative name lies in its folder. */
    public static Path save(Comparison self, CharSequence name) throws IOException {
        Files.createDirectories(self.folder()); // of a comparison on a table there is none yet
        return Files.writeString(self.folder().resolve(name.toString()), ComparisonPage.html(self));
    }

    /** Precision, recall, F1 and support, a line a class. */
    public static Table getTable(TestReport self) {
        return Tables.perClass(self);
    }

    /** Counts: a line a true class, a column a predicted one. */
    public static Table getConfusionTable(TestReport self) {
        return Tables.confusion(self);
    }

    /** A name put together: {@code winner.export("${name}.zip")}. */
    public static Path export(TrainedModel self, GString name) {
        return self.export(name.toString());
    }

    /** Predicts one sample given as a list of numbers, or several as a list of lists. */
    public static Object predict(TrainedModel self, List<?> inputs) {
        return inputs.isEmpty() || !(inputs.get(0) instanceof List<?>)
                ? self.predict(new float[][] {numbers(inputs)}).get(0)
                : self.predict(rows(inputs));
    }

    /** The same for a network that was loaded. */
    public static Object predict(LoadedModel self, List<?> inputs) {
        if (inputs.isEmpty() || !(inputs.get(0) instanceof List<?>)) {
            return self.predict(numbers(inputs));
        }
        return inputs.stream().map(row -> self.predict(numbers((List<?>) row))).toList();
    }

    /** What a type answers because of this class. */
    static List<String> of(Class<?> type) {
        return Arrays.stream(ResultProperties.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        && !method.getName().equals("propertyMissing")
                        && method.getParameterTypes()[0] == type)
                .map(method -> method.getName().startsWith("get")
                        ? method.getName().substring(3, 4).toLowerCase(Locale.ROOT)
                                + method.getName().substring(4)
                        : method.getName())
                .distinct()
                .sorted()
                .toList();
    }

    private static float[][] rows(List<?> inputs) {
        return inputs.stream().map(row -> numbers((List<?>) row)).toArray(float[][]::new);
    }

    private static float[] numbers(List<?> row) {
        float[] numbers = new float[row.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = ((Number) row.get(i)).floatValue();
        }
        return numbers;
    }

    private static @Nullable Object metricOr(Map<String, Double> metrics, Object self, String name) {
        Double metric = metrics.get(name);
        if (metric != null) {
            return metric;
        }
        try {
            return accessor(self, name);
        } catch (MissingPropertyException missing) {
            List<String> known = new ArrayList<>(metrics.keySet());
            known.addAll(UnknownWords.members(self.getClass()));
            throw new DslError(
                    "no `" + name + "` in " + self.getClass().getSimpleName(), NearestWord.hint(name, known), missing);
        }
    }

    private static @Nullable Object accessor(Object self, String name) {
        if (self.getClass().getName().startsWith("org.nasturtium.")) {
            for (Method method : self.getClass().getMethods()) {
                if (method.getName().equals(name)
                        && method.getParameterCount() == 0
                        && method.getReturnType() != void.class
                        && !Modifier.isStatic(method.getModifiers())) {
                    return call(self, method);
                }
            }
        }
        throw new MissingPropertyException(name, self.getClass());
    }

    private static @Nullable Object call(Object self, Method method) {
        try {
            return method.invoke(self);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(method.getName() + " failed", thrown.getCause());
        } catch (IllegalAccessException hidden) {
            throw new MissingPropertyException(method.getName(), self.getClass());
        }
    }
}
