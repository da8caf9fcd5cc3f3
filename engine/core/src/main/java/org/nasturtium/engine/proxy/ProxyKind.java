package org.nasturtium.engine.proxy;

/**
 * A line of the catalogue: a proxy's word, what it is, where it comes from.
 *
 * @param name the word, as the field writes it
 * @param summary one sentence for help
 * @param paper the reference
 * @param needs what it has to see
 * @param proxy computes it
 */
public record ProxyKind(String name, String summary, String paper, Needs needs, Proxy proxy) {
    /** Whether it makes no sense where a number is predicted. */
    public boolean needsClasses() {
        return needs == Needs.CLASSES;
    }

    /** What a proxy has to see of a network. */
    public enum Needs {
        /** The graph and its first values; no backend. */
        GRAPH,
        /** A pass of made-up inputs. */
        NETWORK,
        /** A batch of the data. */
        DATA,
        /** A batch of data that have classes. */
        CLASSES
    }
}
