package org.nasturtium.engine.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.Shape;

/** The data sets that have a name of their own, and what of them is on this machine. */
public record DataCatalogue(DataPlaces places) {
    /**
     * A folder that was looked at.
     *
     * @param problem why the set is not there; empty if it is
     */
    public record Place(Path folder, String problem) {
        public boolean isComplete() {
            return problem.isEmpty();
        }

        @Override
        public String toString() {
            return folder + (isComplete() ? "" : ": " + problem);
        }
    }

    /**
     * One named data set, for {@code nas data}.
     *
     * @param name {@code fashion-mnist}
     * @param call the word of the DSL, {@code fashionMnist()}
     * @param samples in training and test files
     * @param shape of a sample
     * @param classes how many
     * @param found where it lies, {@code built in}, or null if it is not here
     * @param lookedAt every place that was looked at; empty for what is built in
     * @param command what gets it; empty if nothing is needed
     */
    public record Entry(
            String name,
            String call,
            int samples,
            Shape shape,
            int classes,
            @Nullable String found,
            List<Place> lookedAt,
            String command) {
        public Entry {
            lookedAt = List.copyOf(lookedAt);
        }

        public boolean isAvailable() {
            return found != null;
        }

        /** {@code fashion-mnist  70,000 of 1x28x28, 10 classes  /usr/share/datasets/fashion-mnist}. */
        public String line() {
            return String.format(
                    Locale.ROOT,
                    "%-14s %,7d of %-8s %3d classes  %s",
                    name,
                    samples,
                    shape,
                    classes,
                    found == null ? "not here; get it: " + command : found);
        }

        /** Where it was looked for, a line a place. */
        public String places() {
            return lookedAt.stream().map(Place::toString).collect(Collectors.joining("\n"));
        }
    }

    /** Every named data set, looked for now. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(
                "digits",
                digits().description(),
                Digits.SAMPLES,
                Digits.SHAPE,
                Digits.CLASSES.size(),
                "built in",
                List.of(),
                ""));
        NamedSet.ALL.forEach(set -> entries.add(entry(set)));
        return List.copyOf(entries);
    }

    private Entry entry(NamedSet set) {
        DataFinder finder = new DataFinder(places);
        List<Place> looked = finder.look(set);
        String found = looked.stream()
                .filter(Place::isComplete)
                .map(place -> place.folder().toString())
                .findFirst()
                .orElse(null);
        return new Entry(
                set.name(),
                set.word() + "()",
                set.samples(),
                set.shape(),
                set.classes().size(),
                found,
                looked,
                found == null ? set.source().command(finder.ownFolder(set)) : "");
    }

    /** 1,797 handwritten digits of 8 x 8, built in. */
    public DataSource digits() {
        return new Digits();
    }

    /** 70,000 handwritten digits of 28 x 28. */
    public DataSource mnist(TrainingRows rows) {
        return new NamedSource(NamedSet.MNIST, rows, places);
    }

    /** 70,000 pictures of clothes of 28 x 28. */
    public DataSource fashionMnist(TrainingRows rows) {
        return new NamedSource(NamedSet.FASHION_MNIST, rows, places);
    }

    /** 60,000 colour pictures of 32 x 32. */
    public DataSource cifar10(TrainingRows rows) {
        return new NamedSource(NamedSet.CIFAR_10, rows, places);
    }
}
