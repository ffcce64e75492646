package org.holdfast.customers.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.customers.search.tokens.TokenKind;

/** Customers who were found, best first; the first match of a customer counts. */
final class Hits {

    private final Map<String, Match> found = new LinkedHashMap<>();
    private final int enough;

    /** @param enough number of customers after which the search ends */
    Hits(int enough) {
        this.enough = enough;
    }

    /**
     * How a customer was found.
     *
     * @param token the stored token that matched
     */
    record Match(String customerId, TokenKind kind, String token, boolean exact) {}

    void add(Match match) {
        if (!isFull()) {
            found.putIfAbsent(match.customerId, match);
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    boolean isFull() {
        return found.size() >= enough;
    }

    int size() {
        return found.size();
    }

    int missing() {
        return enough - found.size();
    }

    List<Match> best(int limit) {
        return found.values().stream().limit(limit).toList();
    }
}
