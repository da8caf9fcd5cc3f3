package org.nasturtium.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.data.Task;

/** Counts truth against prediction over the batches of a data set. */
final class ClassTally {
    private final Task.Classification task;
    private final int[][] confusion;
    private double loss;
    private int samples;

    ClassTally(Task.Classification task) {
        this.task = task;
        this.confusion = new int[task.outputs()][task.outputs()];
    }

    void add(Batch batch, float[] logits) {
        int classes = confusion.length;
        for (int i = 0; i < batch.size(); i++) {
            int from = i * classes;
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = logits[from + c] > logits[from + best] ? c : best;
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += Math.exp((double) logits[from + c] - logits[from + best]);
            }
            int truth = batch.labels()[i];
            loss += Math.log(sum) - ((double) logits[from + truth] - logits[from + best]);
            confusion[truth][best]++;
        }
        samples += batch.size();
    }

    Scores scores() {
        List<Scores.OfClass> perClass = new ArrayList<>();
        double f1 = 0;
        int seen = 0;
        int right = 0;
        for (int c = 0; c < confusion.length; c++) {
            int support = Arrays.stream(confusion[c]).sum();
            int predicted = column(c);
            int hits = confusion[c][c];
            double ofClass = ratio(2.0 * hits, support + predicted);
            perClass.add(new Scores.OfClass(
                    task.classes().get(c), ratio(hits, predicted), ratio(hits, support), ofClass, support));
            // the mean is over the classes that occur, in truth or prediction, as elsewhere in the field
            f1 += ofClass;
            seen += support + predicted > 0 ? 1 : 0;
            right += hits;
        }
        List<List<Integer>> rows = Arrays.stream(confusion)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
        return new Scores(
                Map.of("accuracy", ratio(right, samples), "loss", loss / samples, "f1", ratio(f1, seen)),
                perClass,
                rows);
    }

    private int column(int c) {
        return Arrays.stream(confusion).mapToInt(row -> row[c]).sum();
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
