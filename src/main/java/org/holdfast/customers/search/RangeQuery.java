package org.holdfast.customers.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A query for the tokens in a range, of customers who also have a token in one range of each other word.
 *
 * @param others the ranges of each other word
 */
record RangeQuery(TokenRange range, List<List<TokenRange>> others) {

    /** Returns a query that checks each token in the range, in its order, until there are enough. */
    String oneByOne(int max) {
        return select(
                "customer_search s where " + range.condition("s") + (others.isEmpty() ? "" : " and ") + exist(), max);
    }

    /** Returns a query that does so for the first tokens of the range only. */
    String window(int window, int max) {
        return select(
                "(select s.customer_id, s.token from customer_search s where " + range.condition("s")
                        + " order by s.token, s.customer_id fetch first " + window + " rows only) s"
                        + (others.isEmpty() ? "" : " where ") + exist(),
                max);
    }

    private static String select(String source, int max) {
        return "select s.customer_id, s.token from " + source + " order by s.token, s.customer_id fetch first " + max
                + " rows only";
    }

    /** The offset keeps PostgreSQL from reading all tokens of the other word first. */
    private String exist() {
        return others.stream()
                .map(word -> "exists (select 1 from customer_search o where o.customer_id = s.customer_id and ("
                        + word.stream().map(each -> each.condition("o")).collect(Collectors.joining(" or "))
                        + ") offset 0 rows)")
                .collect(Collectors.joining(" and "));
    }

    /** Returns a query that reads all ranges, each from the index alone, and intersects them. */
    String intersection(int max) {
        return "select i.customer_id, cast(null as bytea) from (" + customers(List.of(range))
                + others.stream().map(word -> " intersect " + customers(word)).collect(Collectors.joining())
                + ") i order by i.customer_id fetch first " + max + " rows only";
    }

    private static String customers(List<TokenRange> word) {
        return "select u.customer_id from ("
                + word.stream()
                        .map(each -> "select o.customer_id from customer_search o where " + each.condition("o"))
                        .collect(Collectors.joining(" union all "))
                + ") u";
    }

    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>(range.parameters());
        others.forEach(word -> word.forEach(each -> parameters.addAll(each.parameters())));
        return parameters;
    }
}
