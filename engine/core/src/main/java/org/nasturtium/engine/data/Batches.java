package org.nasturtium.engine.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.graph.SplitMix;

/**
 * Streams samples as batches through one set of buffers: a batch is valid until the next one is asked for. Nothing but
 * one batch is ever copied. For one thread; make one per trial.
 */
public final class Batches {
    private final Samples samples;
    private final int size;
    private final int elements;
    private final int[] order;
    private final Batch full;

    /**
     * Batches of {@code size} samples.
     *
     * @param task decides whether a batch carries labels or targets
     */
    public Batches(Samples samples, Task task, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("batch " + size + " must be at least 1");
        }
        this.samples = samples;
        this.size = Math.min(size, Math.max(1, samples.size()));
        this.elements = Math.toIntExact(samples.shape().elements());
        this.order = IntStream.range(0, samples.size()).toArray();
        boolean labelled = task instanceof Task.Classification;
        this.full = new Batch(
                this.size,
                samples.shape(),
                new float[Math.multiplyExact(this.size, elements)],
                new int[labelled ? this.size : 0],
                new float[labelled ? 0 : this.size]);
    }

    /** Every sample once, in order; the last batch may be smaller. For evaluation. */
    public Iterable<Batch> inOrder() {
        return () -> {
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            return new Stream(order.length);
        };
    }

    /**
     * Every sample once, in an order that {@code seed} alone decides: one epoch. The last batch may be smaller, but is
     * left out where it would hold a single sample and others hold more, since batch normalisation needs two.
     */
    public Iterable<Batch> shuffled(long seed) {
        return () -> {
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            Shuffle.shuffle(order, SplitMix.key(seed, "epoch"));
            return new Stream(trained());
        };
    }

    /** How many batches {@link #shuffled} gives: the optimiser's steps an epoch. */
    public int steps() {
        return (trained() + size - 1) / size;
    }

    private int trained() {
        return order.length % size == 1 ? order.length - 1 : order.length;
    }

    private final class Stream implements Iterator<Batch> {
        private final int end;
        private int next;

        Stream(int end) {
            this.end = end;
        }

        @Override
        public boolean hasNext() {
            return next < end;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no batch after the last of " + end + " samples");
            }
            int count = Math.min(size, end - next);
            for (int i = 0; i < count; i++) {
                int index = order[next + i];
                samples.read(index, full.inputs(), i * elements);
                if (full.labels().length > 0) {
                    full.labels()[i] = samples.label(index);
                } else {
                    full.targets()[i] = samples.target(index);
                }
            }
            next += count;
            return count == size ? full : new Batch(count, full.shape(), full.inputs(), full.labels(), full.targets());
        }
    }
}
