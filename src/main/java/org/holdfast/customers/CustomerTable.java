package org.holdfast.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.holdfast.customers.addresses.AddressIndex;
import org.holdfast.customers.search.tokens.SearchIndex;
import org.holdfast.facts.Customer;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.retention.FactRetention;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The table of customers, for all classes that write it. Call its methods within a transaction. */
@Component
final class CustomerTable {

    private static final String INSERT =
            "insert into customer (facts, facts_hash, provenance, owner, updated_at, stated_at, id) "
                    + "values (?, ?, ?, ?, ?, ?, ?)";
    private static final String REPLACE =
            "update customer set facts = ?, facts_hash = ?, provenance = ?, owner = ?, updated_at = ?, "
                    + "stated_at = ? where id = ?";
    private static final String CHANGE =
            "update customer set facts = ?, facts_hash = ?, provenance = ?, updated_at = ? where id = ?";
    private static final String OVERWRITE =
            "update customer set facts = ?, facts_hash = ?, provenance = ?, owner = ?, updated_at = ? where id = ?";

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final ReferralDetector referrals;
    private final SearchIndex search;
    private final AddressIndex addresses;
    private final FactRetention retention;
    /** Whether a customer has ever been stored; once {@code true}, the database need not be queried again. */
    private volatile boolean everStored;

    CustomerTable(
            JdbcTemplate template,
            ReferralDetector referrals,
            SearchIndex search,
            AddressIndex addresses,
            FactRetention retention) {
        this.addresses = addresses;
        this.client = JdbcClient.create(template);
        this.template = template;
        this.referrals = referrals;
        this.search = search;
        this.retention = retention;
    }

    /** Finds and locks the stored ones among these customers, a few hundred at most. */
    Map<String, CustomerStore.Held> hold(Collection<String> ids) {
        Map<String, CustomerStore.Held> held = new HashMap<>();
        if (!ids.isEmpty()) {
            client.sql("select facts, facts_hash, stated_at, updated_at, provenance from customer "
                            + "where id in (:ids) order by id for update")
                    .param("ids", new TreeSet<>(ids))
                    .query((row, number) -> held(row))
                    .list()
                    .forEach(each -> held.put(each.customer().facts().id(), each));
        }
        return held;
    }

    /** Finds a stored customer without locking it; returns {@code null} if there is none. */
    CustomerStore.@Nullable Held find(String id) {
        return client.sql("select facts, facts_hash, stated_at, updated_at, provenance from customer where id = ?")
                .param(id)
                .query((row, number) -> held(row))
                .optional()
                .orElse(null);
    }

    private static CustomerStore.Held held(ResultSet row) throws SQLException {
        OffsetDateTime stated = row.getObject(3, OffsetDateTime.class);
        return new CustomerStore.Held(
                new StoredCustomer(FactsJson.stored(row.getString(1), Customer.class), row.getString(2)),
                stated == null ? null : stated.toInstant(),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                RecordSources.read(row.getString(5)));
    }

    /** Returns the last source of each record of a customer. */
    Map<String, Map<String, RecordSources.LastSource>> provenance(Customer facts) {
        return client.sql("select owner, coalesce(stated_at, updated_at), provenance from customer where id = ?")
                .param(facts.id())
                .query((row, number) -> RecordSources.read(row.getString(3))
                        .lastSources(
                                facts,
                                new RecordSources.LastSource(
                                        row.getString(1).toLowerCase(Locale.ROOT),
                                        row.getObject(2, OffsetDateTime.class).toInstant())))
                .optional()
                .orElse(Map.of());
    }

    /** Returns what may be stored of facts: records that are older than the company keeps them are left out. */
    FactRetention.Remaining keepable(Customer facts, Instant now) {
        return retention.apply(facts, now);
    }

    /** Stores new and changed customers, preserving their refusals of contact. */
    void edit(Collection<CustomerStore.Edited> edited, Map<String, CustomerStore.Held> held, Instant now) {
        List<Row> existing = new ArrayList<>();
        List<Row> fresh = new ArrayList<>();
        for (CustomerStore.Edited each : edited) {
            CustomerStore.Held before = held.get(each.facts().id());
            Customer facts = PreservedRefusals.in(
                            before, keepable(each.facts(), now).facts(), now)
                    .facts();
            (before != null ? existing : fresh)
                    .add(Row.of(new StoredCustomer(facts, FactsHash.of(facts)), each.provenance()));
        }
        change(existing, now);
        insert(fresh, CustomerStore.Owner.API, now, null);
    }

    /** Inserts customers who are not stored yet. */
    void insert(Collection<Row> rows, CustomerStore.Owner owner, Instant now, @Nullable Instant stated) {
        if (!rows.isEmpty()) {
            if (!everStored) {
                noteFirstCustomer(now);
            }
            write(INSERT, rows, owner, now, stated);
            index(rows);
        }
    }

    private void noteFirstCustomer(Instant now) {
        if (neverHeldAnybody()) {
            client.sql("insert into first_customer (stored_at) values (?)")
                    .param(at(now))
                    .update();
        }
        // A transaction that is rolled back has stored no customer.
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

                @Override
                public void afterCommit() {
                    everStored = true;
                }
            });
        }
    }

    /** Replaces all facts of these customers. */
    void replace(Collection<Row> rows, CustomerStore.Owner owner, Instant now) {
        write(REPLACE, rows, owner, now, now);
        index(rows);
    }

    /** Stores changed facts. */
    void change(Collection<Row> rows, Instant now) {
        template.batchUpdate(
                CHANGE,
                rows.stream()
                        .map(row -> new Object[] {row.json(), row.hash(), row.provenance(), at(now), row.id()})
                        .toList());
        referrals.detect(rows, now);
        index(rows);
    }

    /** Stores facts changed by a CRM load. The customers get this owner, so demo customers become real ones. */
    void overwrite(Collection<Row> rows, CustomerStore.Owner owner, Instant now) {
        template.batchUpdate(
                OVERWRITE,
                rows.stream()
                        .map(row ->
                                new Object[] {row.json(), row.hash(), row.provenance(), owner.name(), at(now), row.id()
                                })
                        .toList());
        referrals.detect(rows, now);
        index(rows);
    }

    int delete(Collection<String> ids) {
        search.delete(ids);
        addresses.delete(ids);
        return ids.isEmpty()
                ? 0
                : client.sql("delete from customer where id in (:ids)")
                        .param("ids", List.copyOf(ids))
                        .update();
    }

    /** Returns whether no customer has ever been stored. */
    boolean neverHeldAnybody() {
        return client.sql("select count(*) from first_customer")
                        .query(Long.class)
                        .single()
                == 0;
    }

    private void write(
            String sql, Collection<Row> rows, CustomerStore.Owner owner, Instant now, @Nullable Instant stated) {
        template.batchUpdate(
                sql,
                rows.stream()
                        .map(row -> new Object[] {
                            row.json(),
                            row.hash(),
                            row.provenance(),
                            owner.name(),
                            at(now),
                            stated == null ? null : at(stated),
                            row.id()
                        })
                        .toList());
        referrals.detect(rows, now);
    }

    private void index(Collection<Row> rows) {
        List<Customer> facts = rows.stream().map(Row::facts).toList();
        search.write(facts);
        addresses.write(facts);
    }

    private static OffsetDateTime at(Instant now) {
        return now.atOffset(ZoneOffset.UTC);
    }

    /**
     * A customer as a row of the table.
     *
     * @param facts what the customer is found by
     * @param provenance source of each record, as JSON, or {@code null} for the default
     * @param sentBy id of the referrer, or {@code null} if the customer was not referred or has not ordered yet
     */
    record Row(
            Customer facts,
            String json,
            String hash,
            @Nullable String provenance,
            @Nullable String sentBy) {

        String id() {
            return facts.id();
        }

        static Row of(StoredCustomer customer, RecordSources sources) {
            return of(customer.facts(), FactsJson.write(customer.facts()), customer.hash(), sources);
        }

        /** Creates a row of facts that are already serialized. */
        static Row of(Customer facts, String json, String hash, RecordSources sources) {
            return new Row(
                    facts,
                    json,
                    hash,
                    sources.write(),
                    Referrals.firstOrder(facts) == null ? null : facts.referredBy());
        }
    }
}
