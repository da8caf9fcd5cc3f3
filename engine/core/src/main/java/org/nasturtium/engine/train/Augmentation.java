package org.nasturtium.engine.train;

/**
 * Random changes to training images, drawn from the trial's own generator.
 *
 * @param shift largest shift in pixels, zeros moved in; 0 = none
 * @param flip whether half of the images are mirrored left to right
 * @param cutout edge of a square that is zeroed (DeVries and Taylor 2017); 0 = none
 */
public record Augmentation(int shift, boolean flip, int cutout) {
    public static final Augmentation NONE = new Augmentation(0, false, 0);

    public Augmentation {
        if (shift < 0 || cutout < 0) {
            throw new IllegalArgumentException(
                    "augmentation: shift " + shift + " and cutout " + cutout + " must be at least 0");
        }
    }
}
