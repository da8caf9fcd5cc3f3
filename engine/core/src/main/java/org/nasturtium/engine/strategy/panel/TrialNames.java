package org.nasturtium.engine.strategy.panel;

/**
 * What a trial is called by its id, so that no text names a trial that nobody can find: those of this search by their
 * number, others by what they are.
 *
 * <p>Ids from 0 on are trials of this search. -1, -2, ... are the trials 0, 1, ... of the run that it began with. The
 * smallest ones are architectures that a limit rejected before training: no trials, yet a strategy learns from them.
 */
public final class TrialNames {
    private static final int FIRST_REJECTED = Integer.MIN_VALUE;
    private static final int END_OF_REJECTED = FIRST_REJECTED / 2;

    private TrialNames() {}

    /** The id here of a trial of the earlier run. */
    public static int earlier(int trial) {
        return -1 - trial;
    }

    /** The id of what a limit rejected before training, as the so-manyth of its search, counted from 0. */
    public static int rejected(int count) {
        return FIRST_REJECTED + count;
    }

    /** In a sentence: {@code trial 12}, {@code an architecture that a limit rejected}. */
    public static String of(long id) {
        if (id >= 0) {
            return "trial " + id;
        }
        return id < END_OF_REJECTED
                ? "an architecture that a limit rejected"
                : "trial " + (-1 - id) + " of the earlier run";
    }

    /** The same at the beginning of a sentence. */
    public static String capital(long id) {
        String name = of(id);
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }

    /** Where there is little room, each by another name: {@code trial 12}, {@code earlier 12}, {@code rejected 1}. */
    public static String brief(long id) {
        return id >= 0 ? "trial " + id : other(id);
    }

    /** In a column of trials: the number alone where it is one of this search. */
    static Object cell(long id) {
        return id >= 0 ? Long.valueOf(id) : other(id);
    }

    private static String other(long id) {
        return id < END_OF_REJECTED ? "rejected " + (id - FIRST_REJECTED + 1) : "earlier " + (-1 - id);
    }
}
