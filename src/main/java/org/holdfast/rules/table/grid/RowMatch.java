package org.holdfast.rules.table.grid;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds where the rows of a changed table come from, so that they stay written as they are. */
final class RowMatch {

    private RowMatch() {}

    /**
     * Returns the index of the earlier row for each wanted one, or -1 for a new one: first equal rows, in order; then
     * the row that follows that of the row before.
     */
    static int[] of(List<List<String>> rows, List<List<String>> wanted) {
        Map<List<String>, Deque<Integer>> unused = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            unused.computeIfAbsent(Cells.plain(rows.get(row)), key -> new ArrayDeque<>())
                    .add(row);
        }
        int[] origins = new int[wanted.size()];
        Arrays.fill(origins, -1);
        boolean[] used = new boolean[rows.size()];
        for (int row = 0; row < origins.length; row++) {
            Deque<Integer> equal = unused.get(Cells.plain(wanted.get(row)));
            if (equal != null && !equal.isEmpty()) {
                origins[row] = equal.remove();
                used[origins[row]] = true;
            }
        }
        for (int row = 0; row < origins.length; row++) {
            int next = row == 0 ? 0 : origins[row - 1] + 1;
            if (origins[row] < 0 && next < used.length && !used[next]) {
                origins[row] = next;
                used[next] = true;
            }
        }
        return origins;
    }
}
