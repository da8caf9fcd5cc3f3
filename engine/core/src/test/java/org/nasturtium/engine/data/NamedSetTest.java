package org.nasturtium.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nasturtium.engine.data.IdxFixture.TEST;
import static org.nasturtium.engine.data.IdxFixture.TRAIN;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.graph.Shape;

class NamedSetTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void idxFilesAreReadPlainAndGzip(boolean gzip) throws IOException {
        IdxFixture.mnist(own("mnist"), gzip);

        LoadedData mnist = catalogue().mnist(TrainingRows.DEFAULT).load();

        assertThat(mnist.search().shape()).isEqualTo(Shape.map(1, 28, 28));
        assertThat(mnist.search().train().size()).isEqualTo(TRAIN - TRAIN / 10);
        assertThat(mnist.search().validation().size()).isEqualTo(TRAIN / 10);
        assertThat(mnist.test().samples().size()).isEqualTo(TEST);
        float[] image = new float[784];
        mnist.test().samples().read(3, image, 0);
        Normalization n = mnist.search().normalization();
        assertThat(image[100] * n.scales().get(0) + n.means().get(0)).isBetween(192.99f, 193.01f);
        assertThat(mnist.test().samples().label(3)).isEqualTo(3);
    }

    @Test
    void gzipAndPlainFilesHaveTheSameFingerprint() throws IOException {
        IdxFixture.mnist(own("mnist"), false);
        IdxFixture.mnist(own("fashion-mnist"), true);

        assertThat(catalogue()
                        .mnist(TrainingRows.DEFAULT)
                        .load()
                        .search()
                        .train()
                        .size())
                .isEqualTo(180);
        String plain = fingerprint(home);
        Path other = home.resolve("other");
        IdxFixture.mnist(other.resolve(".nasturtium/data/mnist"), true);
        assertThat(fingerprint(other)).isEqualTo(plain);

        byte[] labels = IdxFixture.labels(TRAIN);
        labels[8] = 1;
        IdxFixture.write(own("mnist").resolve("train-labels-idx1-ubyte"), labels);
        assertThat(fingerprint(home)).isNotEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void askedRowsAreDisjointAndStratified(long seed) throws IOException {
        IdxFixture.mnist(own("mnist"), false);

        SearchData data =
                catalogue().mnist(new TrainingRows(100, 40, seed)).load().search();

        assertThat(data.train().size()).isEqualTo(100);
        assertThat(data.validation().size()).isEqualTo(40);
        int[] classes = new int[10];
        Set<Float> distinct = new HashSet<>();
        float[] image = new float[784];
        Samples both = data.trainAndValidation();
        for (int i = 0; i < both.size(); i++) {
            both.read(i, image, 0);
            distinct.add(image[0] * 1000 + image[300]);
            classes[both.label(i)]++;
        }
        assertThat(distinct).hasSize(140);
        assertThat(classes).containsOnly(14);
    }

    @Test
    void descriptionsReadAsTheyAreWritten() {
        assertThat(catalogue().fashionMnist(TrainingRows.of(10_000, 2_000)).description())
                .isEqualTo("fashionMnist(train: 10000, validation: 2000)");
        assertThat(catalogue().cifar10(new TrainingRows(null, 500, 7)).description())
                .isEqualTo("cifar10(validation: 500, splitSeed: 7)");
        assertThat(catalogue().mnist(TrainingRows.DEFAULT).description()).isEqualTo("mnist()");
    }

    @Test
    void moreRowsThanTheFileHoldsAreRefused() throws IOException {
        IdxFixture.mnist(own("mnist"), false);

        assertThatThrownBy(
                        () -> catalogue().mnist(TrainingRows.of(100_000, 2_000)).load())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mnist(train: 100000, validation: 2000)")
                .hasMessageContaining("the 200 samples of the training file")
                .hasMessageContaining("at most 200, for instance train: 180, validation: 20");
        assertThatThrownBy(
                        () -> catalogue().mnist(new TrainingRows(null, 200, 0)).load())
                .hasMessageContaining("train: the rest and validation: 200");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -5})
    void noRowsAreRefused(int rows) {
        assertThatThrownBy(() -> TrainingRows.of(rows, 10))
                .hasMessageContaining("train: " + rows + " must be at least 1");
        assertThatThrownBy(() -> TrainingRows.of(10, rows))
                .hasMessageContaining("validation: " + rows + " must be at least 1");
    }

    @Test
    void aFewTrainingRowsAreNotValidatedByMore() throws IOException {
        IdxFixture.mnist(own("mnist"), false);

        SearchData data =
                catalogue().mnist(new TrainingRows(10, null, 0)).load().search();

        assertThat(data.validation().size()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train-images-idx3-ubyte | 0 | bytes 0 to 3 are ff000803",
                "train-images-idx3-ubyte | 4 | ends at byte 156816 in image 200 of",
                "train-images-idx3-ubyte | 11 | say images of 255x28, not 28x28",
                "train-labels-idx1-ubyte | 3 | bytes 0 to 3 are 000008ff",
                "train-labels-idx1-ubyte | 4 | ends at byte 208",
                "train-labels-idx1-ubyte | 25 | label 17 (byte 25) is 255, the classes are 0 to 9",
                "t10k-labels-idx1-ubyte | 7 | ends at byte 48",
            })
    void aWrongByteIsNamed(String file, int position, String message) throws IOException {
        Path path = IdxFixture.mnist(own("mnist"), false).resolve(file);
        byte[] bytes = Files.readAllBytes(path);
        bytes[position] = (byte) (position == 4 ? 1 : 255);
        Files.write(path, bytes);

        assertThatThrownBy(() -> catalogue().mnist(TrainingRows.DEFAULT).load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 10, 15, 16, 1000, 156_815})
    void aCutFileIsCorrupt(int length) throws IOException {
        Path path = IdxFixture.mnist(own("mnist"), false).resolve("train-images-idx3-ubyte");
        Files.write(path, Arrays.copyOf(Files.readAllBytes(path), length));

        assertThatThrownBy(() -> catalogue().mnist(TrainingRows.DEFAULT).load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining(path + ": ends at byte " + length);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 100, 300})
    void aCutGzipIsCorrupt(int length) throws IOException {
        Path path = IdxFixture.mnist(own("mnist"), true).resolve("t10k-images-idx3-ubyte.gz");
        Files.write(path, Arrays.copyOf(Files.readAllBytes(path), length));

        assertThatThrownBy(() -> catalogue().mnist(TrainingRows.DEFAULT).load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining(path + ": the gzip");
    }

    @Test
    void aDamagedGzipIsCorrupt() throws IOException {
        Path path = IdxFixture.mnist(own("mnist"), true).resolve("t10k-images-idx3-ubyte.gz");
        byte[] bytes = Files.readAllBytes(path);
        Arrays.fill(bytes, 40, 120, (byte) 0xff);
        Files.write(path, bytes);

        assertThatThrownBy(() -> catalogue().mnist(TrainingRows.DEFAULT).load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining(path.toString());
    }

    @Test
    void aCountThatIsFarTooLargeTakesNoMemory() throws IOException {
        Path path = IdxFixture.mnist(own("mnist"), false).resolve("train-images-idx3-ubyte");
        byte[] bytes = Files.readAllBytes(path);
        bytes[4] = 0x7f;
        Files.write(path, bytes);

        assertThatThrownBy(() -> catalogue().mnist(TrainingRows.DEFAULT).load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining("image 200 of 2130706632");
    }

    @Test
    void imagesAndLabelsHaveToBeAsMany() throws IOException {
        Path folder = IdxFixture.mnist(own("mnist"), false);
        IdxFixture.write(folder.resolve("train-labels-idx1-ubyte"), IdxFixture.labels(199));

        assertThatThrownBy(() -> catalogue().mnist(TrainingRows.DEFAULT).load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining("200 images")
                .hasMessageContaining("199 labels");
    }

    @Test
    void bytesAfterTheLastRecordAreCorrupt() throws IOException {
        Path path = IdxFixture.mnist(own("mnist"), false).resolve("train-labels-idx1-ubyte");
        Files.write(path, Arrays.copyOf(Files.readAllBytes(path), 300));

        assertThatThrownBy(() -> catalogue().mnist(TrainingRows.DEFAULT).load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining("goes on at byte 208 after its 200 labels");
    }

    @Test
    void cifarIsReadFromItsBinaryFiles() throws IOException {
        IdxFixture.cifarFolder(home.resolve(".nasturtium/data/cifar-10-batches-bin"));

        LoadedData cifar = catalogue().cifar10(TrainingRows.of(60, 40)).load();

        assertThat(cifar.search().shape()).isEqualTo(Shape.map(3, 32, 32));
        assertThat(cifar.search().train().size()).isEqualTo(60);
        assertThat(cifar.test().samples().size()).isEqualTo(30);
        assertThat(((Task.Classification) cifar.search().task()).classes()).startsWith("airplane", "automobile");
        Normalization n = cifar.search().normalization();
        assertThat(n.means().get(1) - n.means().get(0)).isBetween(9.999f, 10.001f);
    }

    @Test
    void aCutCifarFileNamesTheRecord() throws IOException {
        Path folder = IdxFixture.cifarFolder(own("cifar-10"));
        Path file = folder.resolve("data_batch_3.bin");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 3 * 3073 + 5));

        assertThatThrownBy(() -> catalogue().cifar10(TrainingRows.DEFAULT).load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("ends in record 3");

        byte[] bytes = IdxFixture.cifar(20);
        bytes[3073 * 4] = 77;
        Files.write(file, bytes);
        assertThatThrownBy(() -> catalogue().cifar10(TrainingRows.DEFAULT).load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining("record 4 (byte 12292) has the label 77");
    }

    @Test
    void everySetIsInTheCatalogue() throws IllegalAccessException {
        for (Field field : NamedSet.class.getDeclaredFields()) {
            if (field.getType() == NamedSet.class) {
                assertThat(NamedSet.ALL).contains((NamedSet) field.get(null));
            }
        }
    }

    @Test
    void theNamedFolderComesFirstAsParentAndAsItself() throws IOException {
        IdxFixture.mnist(own("mnist"), false);
        Path parent = home.resolve("parent");
        IdxFixture.mnist(parent.resolve("mnist"), true);

        assertThat(found(DataPlaces.of(Map.of("NASTURTIUM_DATA", parent.toString()), home)))
                .isEqualTo(parent.resolve("mnist").toString());
        assertThat(found(DataPlaces.of(
                        Map.of("NASTURTIUM_DATA", parent.resolve("mnist").toString()), home)))
                .isEqualTo(parent.resolve("mnist").toString());
        assertThat(found(DataPlaces.of(Map.of(), home))).isEqualTo(own("mnist").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {".deeplearning4j/data/MNIST", ".deeplearning4j", "MNIST"})
    void theCachesOfDeepLearning4jAreFound(String cache) throws IOException {
        IdxFixture.mnist(home.resolve(cache), false);

        assertThat(found(IdxFixture.places(home))).isEqualTo(home.resolve(cache).toString());
    }

    @Test
    void filesOfAnotherSetUnderTheSameNamesAreNotTaken() throws IOException {
        Path folder = IdxFixture.mnist(home.resolve("both"), false);
        byte[] labels = IdxFixture.labels(TRAIN);
        byte[] fashion = {9, 0, 0, 3, 0, 2, 7, 2, 5, 5};
        System.arraycopy(fashion, 0, labels, 8, fashion.length);
        IdxFixture.write(folder.resolve("train-labels-idx1-ubyte"), labels);
        DataCatalogue here = new DataCatalogue(new DataPlaces(folder, home, home.resolve("none")));

        assertThatThrownBy(() -> here.mnist(TrainingRows.DEFAULT).load())
                .isInstanceOf(DataNotFound.class)
                .hasMessageContaining(folder + ": these are the files of fashion-mnist");
        assertThat(here.fashionMnist(TrainingRows.DEFAULT)
                        .load()
                        .search()
                        .train()
                        .size())
                .isEqualTo(180);
    }

    @Test
    void aMissingSetSaysWhereItWasLookedForAndWhatGetsIt() throws IOException {
        Path half = own("fashion-mnist");
        Files.createDirectories(half);
        IdxFixture.write(half.resolve("train-labels-idx1-ubyte.gz"), IdxFixture.labels(10));

        assertThatThrownBy(() -> catalogue().fashionMnist(TrainingRows.DEFAULT).load())
                .isInstanceOf(DataNotFound.class)
                .hasMessageContaining("fashion-mnist is not on this machine")
                .hasMessageContaining(half + ": without train-images-idx3-ubyte, t10k-images-idx3-ubyte")
                .hasMessageContaining(home.resolve("no-packages/fashion-mnist") + ": no such folder")
                .hasMessageContaining("Get it: apt-get install dataset-fashion-mnist");
        assertThatThrownBy(() -> catalogue().mnist(TrainingRows.DEFAULT).load())
                .isInstanceOf(DataNotFound.class)
                .hasMessageContaining(home.resolve(".deeplearning4j/data/MNIST") + ": no such folder")
                .hasMessageContaining("or put train-images-idx3-ubyte, train-labels-idx1-ubyte")
                .hasMessageContaining("into " + own("mnist"));
        assertThatThrownBy(() -> catalogue().cifar10(TrainingRows.DEFAULT).load())
                .isInstanceOf(DataNotFound.class)
                .hasMessageContaining("data_batch_5.bin, test_batch.bin (plain or .gz) into " + own("cifar-10"))
                .hasMessageContaining("tar xz --strip-components=1 -C " + own("cifar-10"));
    }

    @Test
    void theCatalogueListsWhatIsHereAndHowToGetTheRest() throws IOException {
        IdxFixture.mnist(own("mnist"), true);

        var entries = catalogue().entries();

        assertThat(entries)
                .extracting(DataCatalogue.Entry::name)
                .containsExactly("digits", "mnist", "fashion-mnist", "cifar-10");
        assertThat(entries).extracting(DataCatalogue.Entry::isAvailable).containsExactly(true, true, false, false);
        assertThat(entries.get(0).line()).contains("1,797 of 1x8x8", "10 classes", "built in");
        assertThat(entries.get(1).line())
                .contains("70,000 of 1x28x28", own("mnist").toString());
        assertThat(entries.get(2).line()).contains("not here; get it: apt-get install dataset-fashion-mnist");
        assertThat(entries.get(2).places()).contains(own("fashion-mnist") + ": no such folder");
        assertThat(entries.get(1).call()).isEqualTo("mnist()");
    }

    private DataCatalogue catalogue() {
        return new DataCatalogue(IdxFixture.places(home));
    }

    private Path own(String name) {
        return home.resolve(".nasturtium").resolve("data").resolve(name);
    }

    private static String found(DataPlaces places) {
        return new DataFinder(places).folder(NamedSet.MNIST).toString();
    }

    private static String fingerprint(Path home) {
        return new DataCatalogue(IdxFixture.places(home))
                .mnist(TrainingRows.DEFAULT)
                .load()
                .search()
                .fingerprint();
    }
}
