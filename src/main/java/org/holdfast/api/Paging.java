package org.holdfast.api;

import org.holdfast.facts.InvalidFact;

/** How much of a list is answered at once. */
final class Paging {

    static final int MOST = 100;

    private Paging() {
    }

    /** @throws InvalidFact when the limit is none */
    static void check(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidFact("limit", "is " + limit + ", but must be from 1 to " + MOST);
        }
    }
}
