package org.holdfast.customers.search;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks up customers by tokens. Each query reads one range of the index by token in its order and ends when it has
 * enough; further words are checked for each candidate by the index by customer. That is fast if the range is short, or
 * if many candidates match. If neither is so, the ranges of all words are intersected.
 */
final class TokenLookup {

    /** A few customers have several tokens in one range. */
    private static final int SPARE = 20;
    /** Growth of a query that found the same customers several times. */
    private static final int MORE = 4;

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final int window;

    /** @param window number of candidates that are checked one by one */
    TokenLookup(JdbcTemplate template, int window) {
        this.client = JdbcClient.create(template);
        this.template = template;
        this.window = window;
    }

    /** A token of a customer who matches; empty after an intersection, which does not know it. */
    record Row(String customerId, String token) {}

    /** Passes on the tokens in a range, of customers who also have a token in one range of each other word. */
    void find(TokenRange range, List<List<TokenRange>> others, Hits found, Consumer<Row> sink) {
        RangeQuery query = new RangeQuery(range, others);
        if (others.isEmpty() || count(List.of(range)) < window) {
            find(query, query::oneByOne, found, sink);
        } else {
            find(query, max -> query.window(window, max), found, sink);
            find(query, query::intersection, found, sink);
        }
    }

    private void find(RangeQuery query, IntFunction<String> sql, Hits found, Consumer<Row> sink) {
        int max = found.missing() + SPARE;
        while (!found.isFull()) {
            List<Row> rows = client.sql(sql.apply(max))
                    .params(query.parameters())
                    .query((row, number) -> new Row(row.getString(1), text(row.getBytes(2))))
                    .list();
            rows.forEach(sink);
            if (rows.size() < max) {
                return;
            }
            max *= MORE;
        }
    }

    private static String text(byte @Nullable [] token) {
        return token == null ? "" : new String(token, StandardCharsets.US_ASCII);
    }

    /** Counts the tokens in these ranges, up to a maximum for each. */
    long count(List<TokenRange> ranges) {
        long count = 0;
        for (TokenRange range : ranges) {
            count += client.sql("select count(*) from (select 1 from customer_search s where " + range.condition("s")
                            + " fetch first " + window + " rows only) counted")
                    .params(new ArrayList<>(range.parameters()))
                    .query(Long.class)
                    .single();
        }
        return count;
    }

    /** Returns the stored ones among these customers, by id. */
    Map<String, Customer> customers(Collection<String> ids) {
        Map<String, Customer> customers = new HashMap<>();
        if (!ids.isEmpty()) {
            client.sql("select id, facts from customer where id in (:ids)")
                    .param("ids", List.copyOf(ids))
                    .query(row -> {
                        customers.put(row.getString(1), FactsJson.stored(row.getString(2), Customer.class));
                    });
        }
        return customers;
    }

    /** The parameter is set here, because Spring can be told to log those it sets. */
    boolean isStored(String id) {
        return Boolean.TRUE.equals(template.query(
                "select 1 from customer where id = ?", statement -> statement.setString(1, id), ResultSet::next));
    }

    /** Returns the ids of customers who were merged into this one. */
    List<String> formerIds(String id) {
        return client.sql("select customer_id from gone_customer "
                        + "where merged_into = ? and customer_id is not null order by customer_id")
                .param(id)
                .query(String.class)
                .list();
    }
}
