package org.nasturtium.engine.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;

/** Finds the row of a member of a space. */
sealed interface RowIndex {
    /** A space of at most so many members gets an array with a place for each. */
    long LARGEST_DENSE = 4_000_000;

    /** The row, or -1. */
    int row(Architecture member);

    /** An index without rows. */
    static RowIndex over(SearchSpace space) {
        return space.isNumbered() && space.size().longValue() <= LARGEST_DENSE
                ? new ByNumber(space, (int) space.size().longValue())
                : new ByMember();
    }

    /** Notes a row; returns the row that had this member before, or -1. */
    int put(Architecture member, int row);

    /** One place a member of the space, found by its number. */
    final class ByNumber implements RowIndex {
        private final SearchSpace space;
        private final int[] rows;

        ByNumber(SearchSpace space, int size) {
            this.space = space;
            this.rows = new int[size];
            Arrays.fill(rows, -1);
        }

        @Override
        public int row(Architecture member) {
            return rows[(int) space.index(member)];
        }

        @Override
        public int put(Architecture member, int row) {
            return put((int) space.index(member), row);
        }

        int put(int number, int row) {
            int had = rows[number];
            rows[number] = had < 0 ? row : had;
            return had;
        }
    }

    /** A map, for spaces too large to number. */
    final class ByMember implements RowIndex {
        private final Map<Architecture, Integer> rows = new HashMap<>();

        @Override
        public int row(Architecture member) {
            return rows.getOrDefault(member, -1);
        }

        @Override
        public int put(Architecture member, int row) {
            Integer had = rows.putIfAbsent(member, row);
            return had == null ? -1 : had;
        }
    }
}
