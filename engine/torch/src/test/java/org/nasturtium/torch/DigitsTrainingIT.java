package org.nasturtium.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.data.Digits;
import org.nasturtium.engine.data.SearchData;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.train.Augmentation;
import org.nasturtium.engine.train.TrainedNetwork;
import org.nasturtium.engine.train.Trainer;
import org.nasturtium.engine.train.TrainingJob;
import org.nasturtium.engine.train.TrainingSettings;

/** Real training of a small convolutional network on real images. */
final class DigitsTrainingIT {
    private final SearchData data = new Digits().load().search();
    private final Trainer trainer = new Trainer(new TorchBackend(), Device.CPU);

    @Test
    void readsHandwrittenDigitsAfterAFewEpochs() {
        TrainedNetwork trained = trainer.train(job(settings(12), 1), Progress.NONE);
        assertThat(trained.scores().metrics().get("accuracy")).isGreaterThanOrEqualTo(0.95);
        assertThat(trained.processPeakBytes()).isNotNegative();
    }

    @Test
    void trainsTheSameNetworkBitByBitInTwoThreadsAsInOne() {
        TrainingSettings settings =
                settings(2).withAugmentation(new Augmentation(1, false, 2)).withLabelSmoothing(0.1);
        TrainedNetwork alone = trainer.train(job(settings, 7), Progress.NONE);
        List<CompletableFuture<TrainedNetwork>> pair = Stream.of(7L, 7L)
                .map(seed -> CompletableFuture.supplyAsync(() -> trainer.train(job(settings, seed), Progress.NONE)))
                .toList();
        for (CompletableFuture<TrainedNetwork> together : pair) {
            together.join()
                    .weights()
                    .tensors()
                    .forEach((name, tensor) -> assertThat(tensor.values())
                            .as(name)
                            .isEqualTo(alone.weights().tensors().get(name).values()));
        }
    }

    private static TrainingSettings settings(int epochs) {
        return TrainingSettings.defaults().withEpochs(epochs).withBatch(32).withLearningRate(0.005);
    }

    private TrainingJob job(TrainingSettings settings, long seed) {
        return new TrainingJob(network(), settings, data.train(), data.validation(), data.task(), seed);
    }

    private NetworkGraph network() {
        NetworkGraph.Builder builder = NetworkGraph.builder(data.shape());
        int last = block(builder, "one", 16, 1, 0);
        last = block(builder, "two", 32, 2, last);
        int pooled = builder.add("gap", new GlobalAveragePooling(), last);
        return builder.build(builder.add("out", new Linear(10, true), pooled));
    }

    private static int block(NetworkGraph.Builder builder, String scope, int filters, int stride, int input) {
        int conv = builder.add(scope + ".conv", Convolution.same(filters, 3, stride, false), input);
        int norm = builder.add(scope + ".norm", new BatchNormalization(), conv);
        return builder.add(scope + ".relu", new Activation(Activation.Function.RELU), norm);
    }
}
