package org.holdfast.api.web;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param hasMore whether another page follows
 */
public record Page<T>(List<T> items, boolean hasMore) {

    /** Most items of a page, unless a list says otherwise. */
    public static final int MOST = 100;

    /** For the description of the API. */
    public static final String CURSOR = "Cursor: \"next\" of the previous page";

    public static final String OLD_CURSOR = "The former name of after";

    private static final String NOT_A_CURSOR = "is not what \"next\" of an earlier page said";

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Reads a page from a list that knows how to skip.
     *
     * @param rows returns at most as many rows as it is given; one more than the page holds is read, to see whether
     *     another page follows
     * @throws InvalidInput when the limit is out of range
     */
    public static <T> Page<T> read(int limit, IntFunction<List<T>> rows) {
        checkLimit(limit, MOST);
        List<T> found = rows.apply(limit + 1);
        return new Page<>(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    /**
     * Cuts a page out of a list that is complete.
     *
     * @param after id of the last item of the previous page; {@code null} for the first page
     * @throws InvalidInput when the limit is out of range, or no item has this id
     */
    public static <T> Page<T> of(List<T> all, @Nullable String after, Function<T, String> id, int limit) {
        checkLimit(limit, MOST);
        int from = after == null
                ? 0
                : 1
                        + IntStream.range(0, all.size())
                                .filter(i -> id.apply(all.get(i)).equals(after))
                                .findFirst()
                                .orElseThrow(() -> new InvalidInput("after", NOT_A_CURSOR));
        int end = Math.min(all.size(), from + limit);
        return new Page<>(all.subList(from, end), end < all.size());
    }

    /** @throws InvalidInput when the limit is out of range */
    public static void checkLimit(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new InvalidInput("limit", "is " + limit + ", but must be from 1 to " + most);
        }
    }

    /**
     * A parameter that also has a former name.
     *
     * @throws InvalidInput when it is given under both names
     */
    public static <C> @Nullable C either(String name, @Nullable C value, String formerName, @Nullable C former) {
        if (value != null && former != null) {
            throw new InvalidInput(formerName, "is the former name of \"" + name + "\"; give only one of them");
        }
        return value == null ? former : value;
    }

    /** The cursor of the next page; {@code null} on the last one. */
    public <C> @Nullable C next(Function<T, C> cursor) {
        return hasMore ? cursor.apply(items.get(items.size() - 1)) : null;
    }

    public <R> Page<R> map(Function<T, R> each) {
        return new Page<>(items.stream().map(each).toList(), hasMore);
    }
}
