package org.nasturtium.engine.data;

import java.nio.file.Path;

/**
 * Pictures in folders, a sub-folder a class; scaled to squares.
 *
 * @param folder holds a sub-folder for each class
 * @param size edge of the square that pictures are scaled to
 * @param grey one channel instead of three
 * @param shares how pictures are split
 */
public record ImageFolder(Path folder, int size, boolean grey, SplitShares shares) implements DataSource {
    public ImageFolder {
        if (size < 1) {
            throw new IllegalArgumentException("imageFolder: size " + size + " must be at least 1\n32 is the default.");
        }
    }

    /** Colour pictures of 32 x 32. */
    public static ImageFolder of(Path folder) {
        return new ImageFolder(folder, 32, false, SplitShares.DEFAULT);
    }

    @Override
    public String description() {
        throw new UnsupportedOperationException("skeleton");
    }

    @Override
    public LoadedData load() {
        throw new UnsupportedOperationException("skeleton");
    }
}
