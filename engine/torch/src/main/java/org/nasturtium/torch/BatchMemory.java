package org.nasturtium.torch;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Loss;

/** Where a batch lies while it is computed, and its loss; grows when a larger batch comes. */
final class BatchMemory implements AutoCloseable {
    private static final long MEAN = 1;
    private static final long IGNORED_CLASS = -100;

    private final Native memory;
    private final int outputs;
    private @Nullable FloatPointer inputs;
    private @Nullable IntPointer labels;

    /**
     * @param outputs numbers that a network gives for one sample
     */
    BatchMemory(Native memory, int outputs) {
        this.memory = memory;
        this.outputs = outputs;
    }

    /** The batch's inputs, valid until the next batch. */
    Tensor input(Batch batch) {
        int count =
                Math.multiplyExact(batch.size(), Math.toIntExact(batch.shape().elements()));
        FloatPointer buffer = inputs;
        if (buffer == null || buffer.capacity() < count) {
            if (buffer != null) {
                buffer.deallocate();
            }
            buffer = Native.kept(new FloatPointer(count));
            inputs = buffer;
        }
        buffer.put(batch.inputs(), 0, count);
        return memory.placed(torch.from_blob(buffer, Compiler.sizes(batch.size(), batch.shape())));
    }

    /** The mean loss of outputs. */
    Tensor mean(Loss loss, Tensor output, Batch batch) {
        if (loss instanceof Loss.CrossEntropy entropy) {
            return torch.cross_entropy_loss(
                    output, classes(batch), new TensorOptional(), MEAN, IGNORED_CLASS, entropy.labelSmoothing());
        }
        Tensor targets = torch.from_blob(new FloatPointer(batch.targets()), batch.size(), outputs);
        return torch.mse_loss(output, memory.placed(targets), MEAN);
    }

    private Tensor classes(Batch batch) {
        IntPointer buffer = labels;
        if (buffer == null || buffer.capacity() < batch.size()) {
            if (buffer != null) {
                buffer.deallocate();
            }
            buffer = Native.kept(new IntPointer(batch.size()));
            labels = buffer;
        }
        buffer.put(batch.labels(), 0, batch.size());
        Tensor narrow = torch.from_blob(buffer, new long[] {batch.size()}, new TensorOptions(ScalarType.Int));
        return memory.moved(narrow.to(ScalarType.Long));
    }

    @Override
    public void close() {
        if (inputs != null) {
            inputs.deallocate();
            inputs = null;
        }
        if (labels != null) {
            labels.deallocate();
            labels = null;
        }
    }
}
