package org.nasturtium.engine.data;

/** A data set in memory: what a search may see, and what it may not, apart. */
public record LoadedData(SearchData search, HeldOut test) {}
