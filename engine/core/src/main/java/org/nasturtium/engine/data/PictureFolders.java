package org.nasturtium.engine.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nasturtium.engine.graph.Shape;

/**
 * The pictures of a folder with a sub-folder a class.
 *
 * @param classes names of the sub-folders, sorted
 * @param files all pictures, sorted within their class
 * @param labels the class of each
 */
record PictureFolders(List<String> classes, List<Path> files, int[] labels) {
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "bmp", "wbmp", "tif", "tiff");

    static PictureFolders of(String call, Path folder) {
        List<String> classes = list(folder).stream()
                .filter(Files::isDirectory)
                .map(path -> String.valueOf(path.getFileName()))
                .toList();
        if (classes.size() < 2) {
            throw new IllegalArgumentException(call + ": " + folder + " has " + classes.size()
                    + " sub-folders, at least two are needed\n"
                    + "Put the pictures of each class into a sub-folder that bears its name.");
        }
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            List<Path> pictures = list(folder.resolve(classes.get(c))).stream()
                    .filter(PictureFolders::isPicture)
                    .toList();
            if (pictures.isEmpty()) {
                throw new IllegalArgumentException(call + ": " + folder.resolve(classes.get(c))
                        + " holds no picture\nKnown are files that end in "
                        + String.join(", ", ENDINGS.stream().sorted().toList()) + ".");
            }
            files.addAll(pictures);
            for (int i = 0; i < pictures.size(); i++) {
                labels.add(c);
            }
        }
        return new PictureFolders(
                classes, files, labels.stream().mapToInt(Integer::intValue).toArray());
    }

    ByteImages read(int size, boolean grey) {
        byte[][] pixels = new byte[files.size()][];
        IntStream.range(0, pixels.length).parallel().forEach(i -> pixels[i] = Picture.read(files.get(i), size, grey));
        return new ByteImages(Shape.map(grey ? 1 : 3, size, size), pixels, labels);
    }

    private static boolean isPicture(Path file) {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(ending) && Files.isRegularFile(file);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }
}
