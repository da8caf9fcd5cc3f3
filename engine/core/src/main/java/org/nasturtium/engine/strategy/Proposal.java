package org.nasturtium.engine.strategy;

import org.nasturtium.engine.space.Architecture;

/** What a strategy wants evaluated next, and how it came to it in a few words. */
public record Proposal(Architecture architecture, String origin) {}
