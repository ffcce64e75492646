package org.holdfast.api.web;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param hasMore whether another page follows
 */
public record Page<T>(List<T> items, boolean hasMore) {

    /** Default maximum page size. */
    public static final int MAX_SIZE = 100;
    /** Description of the parameter {@code after} in the API description. */
    public static final String CURSOR = "Cursor: \"next\" of the previous page";

    public static final String OLD_CURSOR = "The former name of after";

    private static final String NOT_A_CURSOR = "is not a cursor; expected \"next\" of a previous page";

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Reads a page from a source that skips to the cursor itself.
     *
     * @param rows returns at most the given number of rows, which is one more than the page holds, to see whether
     *     another page follows
     * @throws InvalidInput if the limit is out of range
     */
    public static <T> Page<T> read(int limit, IntFunction<List<T>> rows) {
        checkLimit(limit, MAX_SIZE);
        List<T> found = rows.apply(limit + 1);
        return new Page<>(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    /**
     * Returns a page of a complete list.
     *
     * @param after id of the last item of the previous page; {@code null} for the first page
     * @throws InvalidInput if the limit is out of range, or no item has this id
     */
    public static <T> Page<T> of(List<T> all, @Nullable String after, Function<T, String> id, int limit) {
        checkLimit(limit, MAX_SIZE);
        int from = after == null ? 0 : indexOf(after, all, id) + 1;
        int end = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(from, end), end < all.size());
    }

    private static <T> int indexOf(String wanted, List<T> all, Function<T, String> id) {
        for (int i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(wanted)) {
                return i;
            }
        }
        throw new InvalidInput("after", NOT_A_CURSOR);
    }

    /** @throws InvalidInput if the limit is out of range */
    public static void checkLimit(int limit, int max) {
        if (limit < 1 || limit > max) {
            throw new InvalidInput("limit", "is " + limit + ", but must be from 1 to " + max);
        }
    }

    /**
     * Returns the value of a parameter that also has a former name.
     *
     * @throws InvalidInput if it is given under both names
     */
    public static <C> @Nullable C either(String name, @Nullable C value, String formerName, @Nullable C former) {
        if (value != null && former != null) {
            throw new InvalidInput(formerName, "is the former name of \"" + name + "\"; give only one of them");
        }
        return value == null ? former : value;
    }

    /** Returns the cursor of the next page; {@code null} on the last page. */
    public <C> @Nullable C next(Function<T, C> cursor) {
        return hasMore ? cursor.apply(items.get(items.size() - 1)) : null;
    }

    public <R> Page<R> map(Function<T, R> each) {
        return new Page<>(items.stream().map(each).toList(), hasMore);
    }
}
