package org.nasturtium.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.graph.Shape;

class ImageFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aSubFolderIsAClass() throws IOException {
        pictures(folder.resolve("red"), 0xff0000, 12);
        pictures(folder.resolve("blue"), 0x0000ff, 8);

        LoadedData loaded = ImageFolder.of(folder).load();

        SearchData data = loaded.search();
        assertThat(data.shape()).isEqualTo(Shape.map(3, 32, 32));
        assertThat(((Task.Classification) data.task()).classes()).containsExactly("blue", "red");
        assertThat(data.train().size()).isEqualTo(12);
        assertThat(data.validation().size()).isEqualTo(4);
        assertThat(loaded.test().samples().size()).isEqualTo(4);
        float[] image = new float[3 * 32 * 32];
        data.train().read(0, image, 0);
        Normalization n = data.normalization();
        boolean isRed = data.train().label(0) == 1;
        assertThat(image[0] * n.scales().get(0) + n.means().get(0)).isBetween(isRed ? 254f : -1f, isRed ? 256f : 1f);
    }

    @Test
    void picturesAreScaledByAveragingAreasAndMayBeGrey() throws IOException {
        BufferedImage chess = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < 64; x++) {
                chess.setRGB(x, y, (x + y) % 2 == 0 ? 0xffffff : 0);
            }
        }
        Path file = folder.resolve("chess.png");
        ImageIO.write(chess, "png", file.toFile());

        byte[] small = Picture.read(file, 8, true);

        assertThat(small).hasSize(64);
        for (byte pixel : small) {
            assertThat(pixel & 0xff).isBetween(127, 128);
        }
        assertThat(Picture.read(file, 8, false)).hasSize(192);
    }

    @Test
    void trainAndTestFoldersAreTakenAsSplit() throws IOException {
        for (String part : new String[] {"train", "test"}) {
            pictures(folder.resolve(part).resolve("a"), 0xff0000, 10);
            pictures(folder.resolve(part).resolve("b"), 0x00ff00, 10);
        }

        LoadedData loaded = new ImageFolder(folder, 4, true, SplitShares.DEFAULT).load();

        assertThat(loaded.search().train().size()).isEqualTo(16);
        assertThat(loaded.search().validation().size()).isEqualTo(4);
        assertThat(loaded.test().samples().size()).isEqualTo(20);
        pictures(folder.resolve("test").resolve("c"), 0, 1);
        assertThatThrownBy(() -> ImageFolder.of(folder).load())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Both need the same sub-folders");
    }

    @Test
    void aPictureThatCannotBeReadIsNamed() throws IOException {
        pictures(folder.resolve("red"), 0xff0000, 10);
        pictures(folder.resolve("blue"), 0x0000ff, 10);
        Path text = Files.writeString(folder.resolve("red").resolve("note.png"), "not a picture");

        assertThatThrownBy(() -> ImageFolder.of(folder).load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining(text.toString())
                .hasMessageContaining("no picture that can be read");

        byte[] bytes = Files.readAllBytes(folder.resolve("red").resolve("0.png"));
        Files.write(text, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> ImageFolder.of(folder).load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining(text + ": the picture is damaged");
    }

    @Test
    void aFolderWithoutClassesIsRefused() throws IOException {
        pictures(folder.resolve("red"), 0xff0000, 10);

        assertThatThrownBy(() -> ImageFolder.of(folder).load())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 1 sub-folders, at least two are needed");
        Files.createDirectory(folder.resolve("blue"));
        assertThatThrownBy(() -> ImageFolder.of(folder).load())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(folder.resolve("blue") + " holds no picture");
        assertThatThrownBy(() -> ImageFolder.of(folder.resolve("rde")).load())
                .isInstanceOf(DataNotFound.class)
                .hasMessageContaining("Did you mean 'red'?");
        assertThatThrownBy(() -> new ImageFolder(folder, 0, false, SplitShares.DEFAULT))
                .hasMessageContaining("size 0 must be at least 1");
    }

    @Test
    void deepLearning4jsCachedCifarPicturesAreFound() throws IOException {
        Path cache = folder.resolve(".deeplearning4j/data/cifar10");
        for (String name : NamedSet.CIFAR_10.classes()) {
            pictures(cache.resolve("train").resolve(name), 0x102030, 3);
            pictures(cache.resolve("test").resolve(name), 0x102030, 1);
        }

        LoadedData cifar = new DataCatalogue(IdxFixture.places(folder))
                .cifar10(TrainingRows.of(20, 10))
                .load();

        assertThat(cifar.search().train().size()).isEqualTo(20);
        assertThat(cifar.test().samples().size()).isEqualTo(10);
        assertThat(cifar.search().normalization().means()).containsExactly(16f, 32f, 48f);
    }

    @Test
    void descriptionsReadAsTheyAreWritten() {
        assertThat(ImageFolder.of(Path.of("cats")).description()).isEqualTo("imageFolder('cats')");
        assertThat(new ImageFolder(Path.of("cats"), 64, true, new SplitShares(0.2, 0.1, 0)).description())
                .isEqualTo("imageFolder('cats', size: 64, grey: yes, test: 0.1)");
    }

    private static void pictures(Path folder, int rgb, int count) throws IOException {
        Files.createDirectories(folder);
        BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 40; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        for (int i = 0; i < count; i++) {
            ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
        }
    }
}
