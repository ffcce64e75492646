package org.holdfast.customers.search.tokens;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of tokens. Call its methods within a transaction. */
final class SearchTokenTable {

    /** Rows of one statement; the rest is inserted one by one, so that there are only two statements to prepare. */
    private static final int ROWS = 32;

    private static final String INSERT = "insert into customer_search (customer_id, kind, token) values (?, ?, ?)";
    private static final String INSERT_MANY = INSERT + ", (?, ?, ?)".repeat(ROWS - 1);

    private final JdbcClient client;
    private final JdbcTemplate template;

    SearchTokenTable(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /** Tokens of one customer. */
    record Entry(String customerId, SearchToken token) {}

    /** Returns the stored tokens of a few hundred customers. */
    Map<String, Set<SearchToken>> find(Collection<String> ids) {
        Map<String, Set<SearchToken>> found = new HashMap<>();
        if (!ids.isEmpty()) {
            client.sql("select customer_id, kind, token from customer_search where customer_id in (:ids)")
                    .param("ids", List.copyOf(ids))
                    .query(row -> {
                        found.computeIfAbsent(row.getString(1), id -> new HashSet<>())
                                .add(SearchToken.read(row.getString(2), row.getBytes(3)));
                    });
        }
        return found;
    }

    void insert(List<Entry> entries) {
        List<Object[]> many = new ArrayList<>();
        int from = 0;
        for (; from + ROWS <= entries.size(); from += ROWS) {
            Object[] values = new Object[ROWS * 3];
            for (int i = 0; i < ROWS; i++) {
                System.arraycopy(values(entries.get(from + i)), 0, values, i * 3, 3);
            }
            many.add(values);
        }
        template.batchUpdate(INSERT_MANY, many);
        template.batchUpdate(
                INSERT,
                entries.subList(from, entries.size()).stream()
                        .map(SearchTokenTable::values)
                        .toList());
    }

    void deleteAll(Collection<String> ids) {
        if (!ids.isEmpty()) {
            client.sql("delete from customer_search where customer_id in (:ids)")
                    .param("ids", List.copyOf(ids))
                    .update();
        }
    }

    void delete(List<Entry> entries) {
        template.batchUpdate(
                "delete from customer_search where customer_id = ? and kind = ? and token = ?",
                entries.stream().map(SearchTokenTable::values).toList());
    }

    private static Object[] values(Entry entry) {
        return new Object[] {entry.customerId, entry.token.kind().stored(), entry.token.bytes()};
    }
}
