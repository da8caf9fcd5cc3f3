package org.nasturtium.engine.data;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures in folders, a sub-folder a class; scaled to squares. A folder with the sub-folders {@code train} and {@code
 * test} is taken as split already: the classes are within, and a part of {@code train} validates.
 *
 * @param folder holds a sub-folder for each class
 * @param size edge of the square that pictures are scaled to
 * @param grey one channel instead of three
 * @param shares how pictures are split
 */
public record ImageFolder(Path folder, int size, boolean grey, SplitShares shares) implements DataSource {
    private static final int USUAL_SIZE = 32;

    public ImageFolder {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "imageFolder: size " + size + " must be at least 1\nThe default is " + USUAL_SIZE + ".");
        }
    }

    /** Colour pictures of 32 x 32. */
    public static ImageFolder of(Path folder) {
        return new ImageFolder(folder, USUAL_SIZE, false, SplitShares.DEFAULT);
    }

    @Override
    public String description() {
        return "imageFolder(" + Words.quoted(folder) + (size == USUAL_SIZE ? "" : ", size: " + size)
                + (grey ? ", grey: yes" : "") + shares.description() + ")";
    }

    @Override
    public LoadedData load() {
        if (!Files.isDirectory(folder)) {
            throw Words.noSuchPath("imageFolder", "folder", folder);
        }
        boolean isSplit = Files.isDirectory(folder.resolve("train")) && Files.isDirectory(folder.resolve("test"));
        return isSplit ? presplit() : dealt();
    }

    private LoadedData dealt() {
        PictureFolders pictures = PictureFolders.of("imageFolder", folder);
        shares.requireEnough("imageFolder", pictures.files().size(), "pictures");
        Stratification dealt = shares.deal(pictures.labels());
        shares.requireEveryClass("imageFolder", pictures.classes(), pictures.labels(), dealt.part(0));
        ByteImages all = pictures.read(size, grey);
        return new RawSplits(all.pick(dealt.part(0)), all.pick(dealt.part(1)), all.pick(dealt.part(2)))
                .normalised(name(), new Task.Classification(pictures.classes()));
    }

    private LoadedData presplit() {
        PictureFolders train = PictureFolders.of("imageFolder", folder.resolve("train"));
        PictureFolders test = PictureFolders.of("imageFolder", folder.resolve("test"));
        if (!train.classes().equals(test.classes())) {
            throw new IllegalArgumentException("imageFolder: " + folder.resolve("train") + " has the classes "
                    + train.classes() + ", " + folder.resolve("test") + " has " + test.classes()
                    + "\nBoth need the same sub-folders.");
        }
        int validates = Math.max(1, (int) Math.round(shares.validation() * train.labels().length));
        int trains = train.labels().length - validates;
        Stratification dealt = Stratification.of(train.labels(), shares.splitSeed(), trains, validates);
        shares.requireEveryClass("imageFolder", train.classes(), train.labels(), dealt.part(0));
        ByteImages all = train.read(size, grey);
        return new RawSplits(all.pick(dealt.part(0)), all.pick(dealt.part(1)), test.read(size, grey))
                .normalised(name(), new Task.Classification(train.classes()));
    }

    private String name() {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return last == null ? "pictures" : last.toString();
    }
}
