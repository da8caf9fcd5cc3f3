package org.nasturtium.torch;

/** The width of numbers: single for training, double for checking gradients. */
enum Precision {
    SINGLE,
    DOUBLE
}
