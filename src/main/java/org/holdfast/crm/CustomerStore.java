package org.holdfast.crm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.facts.Customer;
import org.holdfast.facts.CustomerSource;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the facts of customers in the database, each customer as one JSON document. */
@Repository
public class CustomerStore implements CustomerSource {

    private static final int BATCH = 500;
    /** Stays well below the number of parameters any database takes. */
    private static final int IDS_AT_ONCE = 500;

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile boolean anybodySeen;

    CustomerStore(JdbcTemplate template, TransactionTemplate transaction, Clock clock) {
        this.client = JdbcClient.create(template);
        this.template = template;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Who brought a customer's facts to us. */
    public enum Owner {
        API, IMPORT, DEMO
    }

    /** Whether a customer was new. {@code CHANGED_MEANWHILE} means that the stored facts are not those the caller had seen. */
    public enum Put {
        CREATED, REPLACED, CHANGED_MEANWHILE
    }

    @Override
    public Optional<KnownCustomer> find(String id) {
        return client.sql("select facts, facts_hash from customer where id = ?").param(id).query(CustomerStore::read).optional();
    }

    @Override
    public List<KnownCustomer> page(@Nullable String after, int size) {
        return client.sql("select facts, facts_hash from customer where id > ? order by id fetch first " + size + " rows only")
                .param(after == null ? "" : after).query(CustomerStore::read).list();
    }

    @Override
    public long count() {
        return client.sql("select count(*) from customer").query(Long.class).single();
    }

    /** How many of them we invented. */
    public long demoCount() {
        return client.sql("select count(*) from customer where owner = ?").param(Owner.DEMO.name()).query(Long.class).single();
    }

    /**
     * Replaces the facts of a customer.
     *
     * @param expectedHash the facts the caller has seen, or {@code null} when it does not matter
     */
    public Put put(Customer customer, @Nullable String expectedHash) {
        Row row = Row.of(customer);
        OffsetDateTime now = now();
        Put done = transaction.execute(status -> {
            Optional<String> stored = client.sql("select facts_hash from customer where id = ? for update").param(row.id)
                    .query(String.class).optional();
            if (expectedHash != null && !stored.equals(Optional.of(expectedHash))) {
                return Put.CHANGED_MEANWHILE;
            }
            if (stored.isPresent()) {
                client.sql("update customer set facts = ?, facts_hash = ?, owner = ?, updated_at = ? where id = ?")
                        .params(row.json, row.hash, Owner.API.name(), now, row.id).update();
                return Put.REPLACED;
            }
            insert(List.of(row), Owner.API, now);
            return Put.CREATED;
        });
        return done == null ? Put.CHANGED_MEANWHILE : done;
    }

    /** Stores many customers, all or none, replacing those that are there. */
    public void putAll(Collection<Customer> customers, Owner owner) {
        OffsetDateTime now = now();
        transaction.executeWithoutResult(status -> {
            List<Row> batch = new ArrayList<>(BATCH);
            for (Customer customer : customers) {
                batch.add(Row.of(customer));
                if (batch.size() == BATCH) {
                    replace(batch, owner, now);
                    batch.clear();
                }
            }
            replace(batch, owner, now);
        });
    }

    /** The stored ones among these customers, by id. */
    public Map<String, Customer> find(Collection<String> ids) {
        Map<String, Customer> found = new HashMap<>();
        findAll(ids).forEach(each -> found.put(each.facts().id(), each.facts()));
        return found;
    }

    @Override
    public List<KnownCustomer> findAll(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        Map<String, KnownCustomer> found = new HashMap<>();
        for (int i = 0; i < all.size(); i += IDS_AT_ONCE) {
            client.sql("select facts, facts_hash from customer where id in (:ids)")
                    .param("ids", all.subList(i, Math.min(i + IDS_AT_ONCE, all.size())))
                    .query(CustomerStore::read).list().forEach(each -> found.put(each.facts().id(), each));
        }
        return all.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<String> ids(@Nullable String after, int size) {
        return client.sql("select id from customer where id > ? order by id fetch first " + size + " rows only")
                .param(after == null ? "" : after).query(String.class).list();
    }

    /** Whether no customer was ever stored; forgetting them all does not make it so again. */
    public boolean neverHeldAnybody() {
        return client.sql("select count(*) from first_customer").query(Long.class).single() == 0;
    }

    /** Forgets the customers we invented. */
    public int removeDemo() {
        return client.sql("delete from customer where owner = ?").param(Owner.DEMO.name()).update();
    }

    private void replace(List<Row> rows, Owner owner, OffsetDateTime now) {
        if (rows.isEmpty()) {
            return;
        }
        template.batchUpdate("delete from customer where id = ?", rows.stream().map(row -> new Object[] {row.id}).toList());
        insert(rows, owner, now);
    }

    private void insert(List<Row> rows, Owner owner, OffsetDateTime now) {
        if (!anybodySeen && neverHeldAnybody()) {
            client.sql("insert into first_customer (stored_at) values (?)").param(now).update();
        }
        anybodySeen = true;
        template.batchUpdate("insert into customer (id, facts, facts_hash, owner, updated_at) values (?, ?, ?, ?, ?)",
                rows.stream().map(row -> new Object[] {row.id, row.json, row.hash, owner.name(), now}).toList());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static KnownCustomer read(ResultSet row, int number) throws SQLException {
        return new KnownCustomer(FactsJson.read(row.getString(1)), row.getString(2));
    }

    private record Row(String id, String json, String hash) {

        static Row of(Customer customer) {
            String json = FactsJson.write(customer);
            return new Row(customer.id(), json, FactsHash.of(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
    }
}
