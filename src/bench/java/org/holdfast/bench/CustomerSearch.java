package org.holdfast.bench;

import org.holdfast.customers.search.SearchLoad;

/**
 * Measures how long it takes to find a customer among a million made-up ones in PostgreSQL. Arguments: the number of
 * customers, 1 000 000 by default, and {@code plans} for the plans of the slowest queries.
 */
public final class CustomerSearch {

    private CustomerSearch() {}

    public static void main(String[] args) throws Exception {
        SearchLoad.main(args);
    }
}
