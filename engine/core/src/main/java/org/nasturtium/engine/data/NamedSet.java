package org.nasturtium.engine.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.nasturtium.engine.graph.Shape;

/**
 * A published data set that lies in files under well-known names.
 *
 * @param name of its folder, {@code fashion-mnist}
 * @param word of the DSL, {@code fashionMnist}
 * @param samples in training and test files
 * @param shape of a sample
 * @param classes their names
 * @param files that have to be there, without {@code .gz}
 * @param format how they are read
 * @param otherFolders where other programs and its own archive put it, relative to the home folder and to the folders
 *     of data sets
 * @param opening the first training labels, which tell sets with the same file names apart; may be empty
 * @param source the command that gets it
 */
record NamedSet(
        String name,
        String word,
        int samples,
        Shape shape,
        List<String> classes,
        List<String> files,
        FileFormat format,
        OtherFolders otherFolders,
        List<Integer> opening,
        Source source) {
    private static final List<String> IDX_FILES = List.of(
            "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");
    private static final List<String> CIFAR_FILES = List.of(
            "data_batch_1.bin",
            "data_batch_2.bin",
            "data_batch_3.bin",
            "data_batch_4.bin",
            "data_batch_5.bin",
            "test_batch.bin");

    static final NamedSet MNIST = new NamedSet(
            "mnist",
            "mnist",
            70_000,
            Shape.map(1, 28, 28),
            IntStream.range(0, 10).mapToObj(String::valueOf).toList(),
            IDX_FILES,
            FileFormat.IDX,
            // DL4J's iterators: 1.0.0-M2.1, its betas, 0.x
            new OtherFolders(List.of(".deeplearning4j/data/MNIST", ".deeplearning4j", "MNIST"), List.of("MNIST/raw")),
            List.of(5, 0, 4, 1, 9, 2, 1, 3, 1, 4),
            folder -> "mkdir -p " + folder + " && cd " + folder
                    + " && curl -fLO 'https://ossci-datasets.s3.amazonaws.com/mnist/"
                    + "{train-images-idx3,train-labels-idx1,t10k-images-idx3,t10k-labels-idx1}-ubyte.gz'");

    static final NamedSet FASHION_MNIST = new NamedSet(
            "fashion-mnist",
            "fashionMnist",
            70_000,
            Shape.map(1, 28, 28),
            List.of(
                    "T-shirt/top",
                    "Trouser",
                    "Pullover",
                    "Dress",
                    "Coat",
                    "Sandal",
                    "Shirt",
                    "Sneaker",
                    "Bag",
                    "Ankle boot"),
            IDX_FILES,
            FileFormat.IDX,
            new OtherFolders(List.of(), List.of("FashionMNIST/raw")),
            List.of(9, 0, 0, 3, 0, 2, 7, 2, 5, 5),
            folder -> "apt-get install dataset-fashion-mnist");

    static final NamedSet CIFAR_10 = new NamedSet(
            "cifar-10",
            "cifar10",
            60_000,
            Shape.map(3, 32, 32),
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
            CIFAR_FILES,
            FileFormat.CIFAR,
            new OtherFolders(List.of(".deeplearning4j/data/cifar10"), List.of("cifar-10-batches-bin")),
            List.of(),
            folder -> "mkdir -p " + folder + " && curl -fL https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"
                    + " | tar xz --strip-components=1 -C " + folder);

    /** Every set in files; a new one is a constant here. */
    static final List<NamedSet> ALL = List.of(MNIST, FASHION_MNIST, CIFAR_10);

    /**
     * Folders besides {@code <place>/<name>}.
     *
     * @param home other programs' caches, relative to the home folder
     * @param places what archives and other programs call it, relative to a folder of data sets
     */
    record OtherFolders(List<String> home, List<String> places) {}

    /** The one command that gets a set. */
    interface Source {
        /** Puts it into {@code folder}, or where the system's packages go. */
        String command(Path folder);
    }
}
