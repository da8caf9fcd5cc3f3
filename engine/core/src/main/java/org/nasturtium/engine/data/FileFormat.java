package org.nasturtium.engine.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How the files of a named set are read from the folder that holds them. */
enum FileFormat {
    /** Training images, training labels, test images, test labels. */
    IDX {
        @Override
        RawSamples training(NamedSet set, Path folder) {
            return idx(set, folder, 0);
        }

        @Override
        RawSamples test(NamedSet set, Path folder) {
            return idx(set, folder, 2);
        }
    },
    /** Binary training files and last the test file; or, in DL4J's cache, pictures in {@code train} and {@code test}. */
    CIFAR {
        @Override
        List<String> missing(NamedSet set, Path folder) {
            return hasPictures(folder) ? List.of() : super.missing(set, folder);
        }

        @Override
        RawSamples training(NamedSet set, Path folder) {
            int files = set.files().size() - 1;
            return hasPictures(folder)
                    ? pictures(set, folder.resolve("train"))
                    : binary(set, folder, set.files().subList(0, files));
        }

        @Override
        RawSamples test(NamedSet set, Path folder) {
            int files = set.files().size() - 1;
            return hasPictures(folder)
                    ? pictures(set, folder.resolve("test"))
                    : binary(set, folder, set.files().subList(files, files + 1));
        }
    };

    abstract RawSamples training(NamedSet set, Path folder);

    abstract RawSamples test(NamedSet set, Path folder);

    /** Files of the set that the folder lacks. */
    List<String> missing(NamedSet set, Path folder) {
        List<String> missing = new ArrayList<>(set.files());
        missing.removeIf(name -> DataFinder.file(folder, name) != null);
        return missing;
    }

    private static ByteImages idx(NamedSet set, Path folder, int from) {
        return IdxFile.read(
                present(folder, set.files().get(from)),
                present(folder, set.files().get(from + 1)),
                set.shape(),
                set.classes().size());
    }

    private static ByteImages binary(NamedSet set, Path folder, List<String> names) {
        List<Path> files = names.stream().map(name -> present(folder, name)).toList();
        return CifarFile.read(files, set.shape(), set.classes().size());
    }

    private static ByteImages pictures(NamedSet set, Path folder) {
        PictureFolders pictures = PictureFolders.of(set.word(), folder);
        if (!pictures.classes().equals(set.classes())) {
            throw new CorruptData(folder + ": its sub-folders are " + pictures.classes() + ", not " + set.classes()
                    + "\n" + CorruptData.FETCH_AGAIN);
        }
        return pictures.read(set.shape().width(), false);
    }

    private static boolean hasPictures(Path folder) {
        return Files.isDirectory(folder.resolve("train")) && Files.isDirectory(folder.resolve("test"));
    }

    private static Path present(Path folder, String name) {
        return Objects.requireNonNull(DataFinder.file(folder, name), name);
    }
}
