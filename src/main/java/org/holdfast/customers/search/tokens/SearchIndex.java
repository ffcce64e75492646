package org.holdfast.customers.search.tokens;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.customers.backfill.BackfillProgress;
import org.holdfast.facts.Customer;
import org.holdfast.facts.PersonalData;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tokens by which customers are found. They are written in the transaction that stores the facts, and only where
 * they differ, and deleted with the facts.
 */
public class SearchIndex implements PersonalData {

    /** Well below the maximum number of parameters of any database. */
    private static final int BATCH_SIZE = 500;

    private final JdbcClient client;
    private final SearchTokenTable table;

    public SearchIndex(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.table = new SearchTokenTable(template);
    }

    /** Returns how far the customers of earlier versions can be found. */
    public static BackfillProgress progress(JdbcTemplate template) {
        return new BackfillProgress(template, "customers", CustomerTokens.VERSION);
    }

    /** Writes what differs for customers whose facts were written. Call it within the transaction that locks them. */
    public void write(Collection<Customer> written) {
        List<Customer> all = List.copyOf(written);
        for (int from = 0; from < all.size(); from += BATCH_SIZE) {
            Map<String, Set<SearchToken>> tokens = new LinkedHashMap<>();
            all.subList(from, Math.min(from + BATCH_SIZE, all.size()))
                    .forEach(each -> tokens.put(each.id(), CustomerTokens.of(each)));
            write(tokens, false);
        }
    }

    /** Deletes the tokens of customers whose facts are deleted. Call it within that transaction. */
    public void delete(Collection<String> ids) {
        table.deleteAll(ids);
    }

    /** Writes what differs, including the former ids. Call it within a transaction that locks these customers. */
    void rebuild(List<Customer> customers) {
        Map<String, Set<SearchToken>> tokens = new LinkedHashMap<>();
        customers.forEach(each -> tokens.put(each.id(), CustomerTokens.of(each)));
        Map<String, List<String>> former = formerIds(tokens.keySet());
        tokens.forEach((id, mine) -> mine.addAll(CustomerTokens.ofFormerIds(former.getOrDefault(id, List.of()))));
        write(tokens, true);
    }

    /** @param former whether the tokens include those of former ids, which facts do not state */
    private void write(Map<String, Set<SearchToken>> tokens, boolean former) {
        Map<String, Set<SearchToken>> stored = table.find(tokens.keySet());
        List<SearchTokenTable.Entry> added = new ArrayList<>();
        List<SearchTokenTable.Entry> removed = new ArrayList<>();
        tokens.forEach((id, next) -> {
            Set<SearchToken> before = stored.getOrDefault(id, Set.of());
            next.stream()
                    .filter(each -> !before.contains(each))
                    .forEach(each -> added.add(new SearchTokenTable.Entry(id, each)));
            before.stream()
                    .filter(each -> !next.contains(each) && (former || each.kind() != TokenKind.FORMER_ID))
                    .forEach(each -> removed.add(new SearchTokenTable.Entry(id, each)));
        });
        table.delete(removed);
        table.insert(added);
    }

    private Map<String, List<String>> formerIds(Collection<String> ids) {
        Map<String, List<String>> former = new HashMap<>();
        if (!ids.isEmpty()) {
            client.sql("select merged_into, customer_id from gone_customer "
                            + "where merged_into in (:ids) and customer_id is not null")
                    .param("ids", List.copyOf(ids))
                    .query(row -> {
                        former.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                                .add(row.getString(2));
                    });
        }
        return former;
    }

    @Override
    public Set<String> tables() {
        return Set.of("customer_search");
    }

    /** The survivor is found by the former ids, too; its other tokens follow from the merged facts. */
    @Override
    public void merge(String from, String into) {
        forgetBookmark(from);
        if (isStored(into)) {
            Set<String> former = new TreeSet<>(Set.of(from));
            formerIds(Set.of(from, into)).values().forEach(former::addAll);
            Set<SearchToken> stored = table.find(Set.of(into)).getOrDefault(into, Set.of());
            table.insert(CustomerTokens.ofFormerIds(former).stream()
                    .filter(each -> !stored.contains(each))
                    .map(each -> new SearchTokenTable.Entry(into, each))
                    .toList());
        }
    }

    @Override
    public void erase(String id, String pseudonym) {
        forgetBookmark(id);
        client.sql("delete from customer_search where customer_id = ?")
                .param(id)
                .update();
    }

    /** Returns what the customer is found by. */
    @Override
    public Map<String, List<?>> export(String id) {
        return Map.of(
                "foundBy",
                table.find(Set.of(id)).getOrDefault(id, Set.of()).stream()
                        .map(SearchToken::toString)
                        .sorted()
                        .toList());
    }

    private boolean isStored(String id) {
        return client.sql("select count(*) from customer where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Moves the bookmark of the indexing off a customer who leaves. */
    private void forgetBookmark(String id) {
        client.sql("update customer_search_progress set last_customer = "
                        + "(select max(id) from customer where id < ?) where last_customer = ?")
                .params(id, id)
                .update();
    }
}
