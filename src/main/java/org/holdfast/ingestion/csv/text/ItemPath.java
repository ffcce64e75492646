package org.holdfast.ingestion.csv.text;

import org.jspecify.annotations.Nullable;

/**
 * A path such as {@code orders[2].deliveredAt} to an item of a collection.
 *
 * @param index counted from 0
 * @param field the path within the item; empty for the item itself
 */
public record ItemPath(String collection, int index, String field) {

    /** Parses a path; {@code null} if it does not lead to an item of a collection. */
    public static @Nullable ItemPath parse(String path) {
        int open = path.indexOf('[');
        int close = path.indexOf(']');
        if (open < 0) {
            return null;
        }
        return new ItemPath(
                path.substring(0, open),
                Integer.parseInt(path.substring(open + 1, close)),
                close + 2 <= path.length() ? path.substring(close + 2) : "");
    }
}
