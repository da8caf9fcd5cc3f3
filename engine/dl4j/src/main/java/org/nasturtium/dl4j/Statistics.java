package org.nasturtium.dl4j;

/**
 * The running statistics of one batch normalization.
 *
 * @param mean where the mean stands
 * @param variance where the variance stands
 * @param momentum share of the new batch
 * @param area numbers of one channel in one sample
 */
record Statistics(Slot mean, Slot variance, float momentum, int area) {}
