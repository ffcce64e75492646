package org.holdfast.api.web;

import org.holdfast.facts.validation.InvalidInput;

/** How much of a list is answered at once. */
public final class PageLimit {

    static final int MOST = 100;

    private PageLimit() {}

    /** @throws InvalidInput when the limit is none */
    public static void check(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidInput("limit", "is " + limit + ", but must be from 1 to " + MOST);
        }
    }
}
