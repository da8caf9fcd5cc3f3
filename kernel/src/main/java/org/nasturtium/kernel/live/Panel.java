package org.nasturtium.kernel.live;

/**
 * One small picture of a running search. A new one, such as the weights of a relaxed cell as a heat map, is a class here,
 * a line in {@link SearchPicture}, and where it needs more than trials a field of {@link SearchState}.
 */
interface Panel {
    int WIDTH = 300;
    int HEIGHT = 190;

    /** SVG elements in a box of this width and height; empty where there is nothing to see yet. */
    String svg(SearchState state);
}
