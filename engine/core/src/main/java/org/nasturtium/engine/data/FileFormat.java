package org.nasturtium.engine.data;

import java.nio.file.Path;
import java.util.List;

/** How the files of a named set are read. */
enum FileFormat {
    /** Training images, training labels, test images, test labels. */
    IDX {
        @Override
        RawSamples training(NamedSet set, List<Path> files) {
            return IdxFile.read(
                    files.get(0), files.get(1), set.shape(), set.classes().size());
        }

        @Override
        RawSamples test(NamedSet set, List<Path> files) {
            return IdxFile.read(
                    files.get(2), files.get(3), set.shape(), set.classes().size());
        }
    },
    /** Any number of training files, and last the test file. */
    CIFAR {
        @Override
        RawSamples training(NamedSet set, List<Path> files) {
            return CifarFile.read(
                    files.subList(0, files.size() - 1),
                    set.shape(),
                    set.classes().size());
        }

        @Override
        RawSamples test(NamedSet set, List<Path> files) {
            return CifarFile.read(
                    files.subList(files.size() - 1, files.size()),
                    set.shape(),
                    set.classes().size());
        }
    };

    abstract RawSamples training(NamedSet set, List<Path> files);

    abstract RawSamples test(NamedSet set, List<Path> files);
}
