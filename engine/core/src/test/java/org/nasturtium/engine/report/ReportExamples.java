package org.nasturtium.engine.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nasturtium.engine.data.DataSource;
import org.nasturtium.engine.data.LoadedData;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.Add;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.search.TestReport;
import org.nasturtium.engine.search.TestReport.ClassScore;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.space.cell.NasBench201;
import org.nasturtium.engine.strategy.Trial;

/** Results, tests and networks as a report gets them. */
final class ReportExamples {
    static final Objective ACCURACY = new Objective("accuracy", true);
    static final Objective PARAMS = new Objective("params", false);
    static final Objective MACS = new Objective("macs", false);

    private ReportExamples() {}

    /** A result with these trials. */
    static SearchResult result(List<Objective> objectives, List<Trial> trials) {
        SearchSpace space = SearchSpace.of(
                "tiny",
                List.of(
                        new Decision("conv.filters", new Domain.Categorical(List.of(16L, 32L, 64L))),
                        new Decision("conv.act", new Domain.Categorical(List.of("relu", "swish"))),
                        new Decision("train.learningRate", new Domain.RealRange(0.0005, 0.005, true))));
        return new SearchResult(
                SearchDefinition.of(space, new NamedData()).aimingAt(objectives),
                Path.of("runs", "first-search"),
                trials,
                "The budget of 40 trials is used up.",
                112.4,
                List.of("Repeatable: the same seed gives the same trials for any number of threads up to 4."));
    }

    /** A search that went well, with the baseline, one failure and one infeasible trial. */
    static SearchResult usual(Objective... objectives) {
        Random random = new Random(7);
        List<Trial> trials = new ArrayList<>();
        for (int id = 0; id <= 40; id++) {
            double filters = 16 << random.nextInt(3);
            double accuracy = id == 0 ? 0.962 : 0.974 - Math.abs(random.nextGaussian()) * 0.05 / (1 + id / 8.0);
            Outcome outcome = completed(accuracy, 900 + filters * filters * (5 + random.nextInt(40)));
            if (id == 11) {
                outcome = new Outcome.Failed("diverged: loss NaN in epoch 2");
            } else if (id == 23) {
                outcome = new Outcome.Infeasible("params 612,000 above the limit 500,000", Map.of("params", 612000.0));
            }
            trials.add(trial(id, id == 0 ? "baseline" : id < 10 ? "random" : "mutation of trial " + (id - 7), outcome));
        }
        return result(objectives.length == 0 ? List.of(ACCURACY) : List.of(objectives), trials);
    }

    static Trial trial(int id, String origin, Outcome outcome) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("conv.filters", 16L << id % 3);
        values.put("conv.act", id % 2 == 0 ? "relu" : "swish");
        values.put("train.learningRate", 0.0005 + 0.0001 * id);
        return new Trial(id, new Architecture(values), new Fidelity(5, 1), origin, outcome, 1.5 + 0.1 * (id % 9));
    }

    static Outcome completed(double accuracy, double params) {
        List<CurvePoint> curve = IntStream.rangeClosed(1, 5)
                .mapToObj(epoch ->
                        new CurvePoint(epoch, 2.0 / epoch, 2.1 / epoch, accuracy * (1 - 0.5 / (epoch * epoch)), 0.3))
                .toList();
        Map<String, Double> metrics = new HashMap<>();
        metrics.put("accuracy", accuracy);
        metrics.put("loss", 2.1 / 5);
        metrics.put("params", params);
        metrics.put("macs", params * 50 + Math.abs(Math.sin(params)) * 1e6);
        return new Outcome.Completed(metrics, curve);
    }

    static TestReport test(String... classes) {
        int count = classes.length;
        Random random = new Random(3);
        List<List<Integer>> confusion = IntStream.range(0, count)
                .mapToObj(row -> IntStream.range(0, count)
                        .mapToObj(
                                column -> row == column ? 33 + random.nextInt(4) : Math.max(0, random.nextInt(12) - 9))
                        .toList())
                .toList();
        List<ClassScore> scores = Stream.of(classes)
                .map(name -> new ClassScore(name, 0.97, 0.98, 0.975, 36))
                .toList();
        return new TestReport(
                new Task.Classification(List.of(classes)),
                Map.of("accuracy", 0.972, "loss", 0.09, "f1", 0.971),
                scores,
                confusion);
    }

    static NetworkGraph nasBench201(String cell) {
        return NasBench201.space().decode(NasBench201.parse(cell), Shape.map(3, 32, 32), 10);
    }

    /** Convolutions and poolings one behind the other, and a dense head. */
    static NetworkGraph chain(int repeats) {
        NetworkGraph.Builder graph = NetworkGraph.builder(Shape.map(1, 28, 28));
        int node = graph.input();
        for (int k = 1; k <= repeats; k++) {
            String scope = "repeat." + k;
            node = graph.add(
                    scope + ".conv", Convolution.same(8 << Math.min(k, 5), k % 2 == 0 ? 5 : 3, 1, false), node);
            node = graph.add(scope + ".batchNorm", new BatchNormalization(), node);
            node = graph.add(scope + ".conv.act", new Activation(Activation.Function.RELU), node);
            if (graph.shape(node).height() >= 4) {
                node = graph.add(scope + ".pool", new Pooling(Pooling.Kind.MAX, 2, 2, 0), node);
            }
        }
        node = graph.add("dense.globalAvgPool", new GlobalAveragePooling(), node);
        node = graph.add("dense", new Linear(128, true), node);
        node = graph.add("dense.act", new Activation(Activation.Function.RELU), node);
        node = graph.add("dense.dropout", new Dropout(0.3), node);
        return graph.build(graph.add("output", new Linear(10, true), node));
    }

    /** A residual block with a projection, and a separable convolution. */
    static NetworkGraph residual() {
        NetworkGraph.Builder graph = NetworkGraph.builder(Shape.map(3, 32, 32));
        int stem = graph.add("conv", Convolution.same(16, 3, 1, true), graph.input());
        int inner = graph.add("residual.conv1", Convolution.same(32, 3, 2, false), stem);
        inner = graph.add("residual.conv1.batchNorm", new BatchNormalization(), inner);
        inner = graph.add("residual.conv1.act", new Activation(Activation.Function.SWISH), inner);
        inner = graph.add("residual.conv2", Convolution.same(32, 3, 1, true), inner);
        int side = graph.add("residual.projection", Convolution.same(32, 1, 2, false), stem);
        int node = graph.add("residual.add", new Add(), inner, side);
        int again = graph.add("residual2.separableConv.depthwise", Convolution.depthwise(32, 5, 1), node);
        again = graph.add("residual2.separableConv.pointwise", Convolution.same(32, 1, 1, true), again);
        node = graph.add("residual2.add", new Add(), again, node);
        node = graph.add("output.globalAvgPool", new GlobalAveragePooling(), node);
        return graph.build(graph.add("output", new Linear(10, true), node));
    }

    /** A data set that is only named. */
    private static final class NamedData implements DataSource {
        @Override
        public String description() {
            return "digits()";
        }

        @Override
        public LoadedData load() {
            throw new IllegalStateException("a report reads no data");
        }
    }
}
