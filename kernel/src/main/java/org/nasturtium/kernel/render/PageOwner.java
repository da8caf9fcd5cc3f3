package org.nasturtium.kernel.render;

/** A kernel that knows which cell carries the plotting library. */
public interface PageOwner {
    PageState page();
}
