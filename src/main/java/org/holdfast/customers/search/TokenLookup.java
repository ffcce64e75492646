package org.holdfast.customers.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks up customers by tokens. Each query reads one range of the index by token in its order and ends when it has
 * enough; further words are checked for each candidate by the index by customer.
 */
final class TokenLookup {

    /** Growth of a query that found the same customers several times. */
    private static final int MORE = 4;

    private final JdbcClient client;

    TokenLookup(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /** A token of a customer who matches. */
    record Row(String customerId, String token) {}

    /** Passes on the tokens in a range, of customers who also have a token in one range of each other word. */
    void find(TokenRange range, List<List<TokenRange>> others, Hits found, Consumer<Row> sink) {
        int max = found.missing() * 2;
        while (!found.isFull()) {
            List<Row> rows = rows(range, others, max);
            rows.forEach(sink);
            if (rows.size() < max) {
                return;
            }
            max *= MORE;
        }
    }

    private List<Row> rows(TokenRange range, List<List<TokenRange>> others, int max) {
        StringBuilder sql = new StringBuilder("select s.customer_id, s.token from customer_search s where ")
                .append(range.condition("s"));
        List<Object> parameters = new ArrayList<>(range.parameters());
        for (List<TokenRange> word : others) {
            sql.append(" and exists (select 1 from customer_search o where o.customer_id = s.customer_id and (")
                    .append(word.stream().map(each -> each.condition("o")).collect(Collectors.joining(" or ")))
                    .append("))");
            word.forEach(each -> parameters.addAll(each.parameters()));
        }
        sql.append(" order by s.token, s.customer_id fetch first ").append(max).append(" rows only");
        return client.sql(sql.toString())
                .params(parameters)
                .query((row, number) ->
                        new Row(row.getString(1), new String(row.getBytes(2), StandardCharsets.US_ASCII)))
                .list();
    }

    /** Counts the tokens in these ranges, up to a maximum for each. */
    long count(List<TokenRange> ranges, int max) {
        long count = 0;
        for (TokenRange range : ranges) {
            count += client.sql("select count(*) from (select 1 from customer_search s where " + range.condition("s")
                            + " fetch first " + max + " rows only) counted")
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

    boolean isStored(String id) {
        return client.sql("select count(*) from customer where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single()
                > 0;
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
