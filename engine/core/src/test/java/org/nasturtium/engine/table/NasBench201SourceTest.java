package org.nasturtium.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.evaluate.TrialSpec;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.cell.NasBench201;

class NasBench201SourceTest {
    private static final Architecture SECOND = NasBench201.parse(
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|" + "+|skip_connect~0|nor_conv_3x3~1|skip_connect~2|");

    private static NasBench201Source source() {
        PublishedTables.nasBench201();
        return NasBench201Source.of("c10", TablePlaces.of(System.getenv(), Path.of(System.getProperty("user.home"))));
    }

    private static Outcome look(TableEvaluator evaluator, Architecture architecture, double part) {
        Fidelity fidelity = evaluator.at(architecture, part);
        return evaluator.evaluate(new TrialSpec(0, architecture, fidelity, 1), Progress.NONE);
    }

    private static TableEvaluator evaluator(NasBench201Source source, String... objectives) {
        return new TableEvaluator(source.load(), List.of(objectives), List.of());
    }

    @Test
    void givesMetricsInTheEnginesUnits() {
        Outcome outcome = look(evaluator(source().onDevice("edgegpu"), "accuracy", "latency"), SECOND, 1);

        assertThat(outcome.metrics().get("accuracy")).isCloseTo(0.82834, within(1e-9));
        assertThat(outcome.metrics().get("params")).isEqualTo(802_426);
        assertThat(outcome.metrics().get("macs")).isCloseTo(113.951e6, within(1e3));
        assertThat(outcome.metrics().get("latency")).isCloseTo(6.54769e-3, within(1e-9));
        assertThat(outcome.metrics().get("edgegpuEnergy")).isCloseTo(29.9971e-3, within(1e-9));
        assertThat(outcome.metrics()).containsKeys("raspi4Latency", "edgetpuLatency", "pixel3Latency");
        assertThat(outcome.metrics()).doesNotContainKeys("raspi4Energy");
    }

    @Test
    void offersTwelveAndTwoHundredEpochsAsFidelities() {
        TableEvaluator evaluator = evaluator(source().after(List.of(12, 200)), "accuracy");

        assertThat(evaluator.parts()).containsExactly(0.06, 1.0);
        assertThat(evaluator.at(SECOND, 0.06).epochs()).isEqualTo(12);
        assertThat(look(evaluator, SECOND, 0.06).metrics().get("accuracy")).isCloseTo(0.82834, within(1e-9));
        assertThat(look(evaluator, SECOND, 1).metrics().get("accuracy")).isCloseTo(0.907693, within(1e-9));
        assertThat(evaluator.seconds(evaluator.at(SECOND, 1))).isEqualTo(2000);
        assertThat(evaluator.carriesOn()).isFalse();
    }

    @Test
    void saysThatACellCannotRunOnADevice() {
        TabularBenchmark table = PublishedTables.nasBench201();
        double[] edgetpu = table.column("c10_edgetpu_latency");
        int row = 0;
        while (edgetpu[row] != -1) {
            row++;
        }
        int found = row;
        Architecture cell = table.space()
                .all()
                .filter(each -> table.row(each) == found)
                .findFirst()
                .orElseThrow();

        assertThat(look(evaluator(source(), "accuracy", "edgetpuLatency"), cell, 1))
                .isInstanceOfSatisfying(
                        Outcome.Infeasible.class,
                        infeasible -> assertThat(infeasible.cause()).isEqualTo("cannot run on edgetpu"));
        assertThat(look(evaluator(source(), "accuracy"), cell, 1))
                .as("nobody asked for that device")
                .isInstanceOf(Outcome.Completed.class);
    }

    @Test
    void reportsTestAccuracyOfTwoHundredEpochs() {
        assertThat(source().load().report(SECOND).get("accuracy")).isCloseTo(0.9366, within(1e-9));
    }

    @Test
    void namesWhatThereIs() {
        TablePlaces places = TablePlaces.of(Map.of(), Path.of("nowhere"));

        assertThatThrownBy(() -> NasBench201Source.of("cifar", places))
                .hasMessageContaining("NAS-Bench-201 has no data set `cifar`");
        NasBench201Source known = NasBench201Source.of("c100", places);
        assertThatThrownBy(() -> known.onDevice("raspi"))
                .hasMessage("nb201Table: unknown device `raspi`\nDid you mean `raspi4`? "
                        + "Known: edgegpu, edgetpu, eyeriss, fpga, pixel3, raspi4");
        assertThatThrownBy(() -> known.after(List.of(50))).hasMessageContaining("Known: 12, 200");
        assertThat(known.onDevice("fpga").after(List.of(200)).description())
                .isEqualTo("nb201Table('c100', epochs: 200, device: 'fpga')");
    }
}
