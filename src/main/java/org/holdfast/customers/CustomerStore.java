package org.holdfast.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.holdfast.customers.RelocatedRecords.Elsewhere;
import org.holdfast.customers.suppression.SuppressionList;
import org.holdfast.database.InList;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores the facts of customers in the database, each customer as one JSON document. */
@Repository
public class CustomerStore implements CustomerRepository {

    private static final int BATCH = 500;
    /** Well below the maximum number of parameters of any database. */
    private static final int IDS_AT_ONCE = 500;

    private final JdbcClient client;
    private final CustomerTable rows;
    private final CustomerUpsert putting;
    private final CustomerTombstones gone;
    private final SourceFreshness ages;
    private final SuppressionList suppressionList;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CustomerStore(
            JdbcTemplate template,
            CustomerTable rows,
            CustomerTombstones gone,
            SourceFreshness ages,
            SuppressionList suppressionList,
            RelocatedRecords relocated,
            TransactionTemplate transaction,
            Clock clock) {
        this.gone = gone;
        this.ages = ages;
        this.suppressionList = suppressionList;
        this.client = JdbcClient.create(template);
        this.rows = rows;
        this.putting = new CustomerUpsert(rows, gone, ages, suppressionList, relocated, transaction, clock);
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The origin of a customer's facts. */
    public enum Owner {
        API,
        CRM,
        IMPORT,
        DEMO
    }

    /** The result of a put. */
    public enum Put {
        CREATED,
        REPLACED,
        /** The same facts were stored already; nothing was written. */
        UNCHANGED,
        /** The stored facts have changed since the caller read them. */
        CHANGED_MEANWHILE,
        /** The customer was merged into another one. */
        MERGED,
        /** The customer was erased and is not restored by this kind of put. */
        ERASED
    }

    /**
     * The result of a put, with the stored facts.
     *
     * @param hash hash of the stored facts, or an empty string if there are none
     * @param mergedInto id of the customer this one was merged into
     * @param facts the stored facts, or {@code null} if nothing was stored
     * @param consentsKept refusals of contact that are kept although the new facts lack them
     * @param wishesKept names of other wishes about contact that are kept although the new facts lack them or state
     *     earlier ones
     * @param movedAway records that were left out because they were moved to other customers
     * @param tooOld number of records that were left out because they are older than the company keeps them
     */
    public record Stored(
            Put how,
            String hash,
            @Nullable String mergedInto,
            @Nullable Customer facts,
            List<Consent> consentsKept,
            List<String> wishesKept,
            List<Elsewhere> movedAway,
            int tooOld) {

        static Stored nothing(Put how, String hash, @Nullable String mergedInto) {
            return new Stored(how, hash, mergedInto, null, List.of(), List.of(), List.of(), 0);
        }

        Stored leavingOut(List<Elsewhere> records, int old) {
            return new Stored(how, hash, mergedInto, facts, consentsKept, wishesKept, records, old);
        }
    }

    /**
     * A customer, locked until the transaction ends.
     *
     * @param statedAt when all facts were last stated together, or {@code null} if they never were
     * @param updatedAt when the customer was last written
     * @param provenance the sources of the records
     */
    public record Held(
            StoredCustomer customer, @Nullable Instant statedAt, Instant updatedAt, RecordSources provenance) {}

    /**
     * A changed customer.
     *
     * @param provenance the sources of the records after the change
     */
    public record Edited(Customer facts, RecordSources provenance) {}

    @Override
    public Optional<StoredCustomer> find(String id) {
        return suppressionList
                .over(client.sql("select facts, facts_hash from customer where id = ?")
                        .param(id)
                        .query(this::read)
                        .list())
                .stream()
                .findFirst();
    }

    @Override
    public List<StoredCustomer> page(@Nullable String after, int size) {
        return suppressionList.over(
                client.sql("select facts, facts_hash from customer where id > ? order by id fetch first " + size
                                + " rows only")
                        .param(after == null ? "" : after)
                        .query(this::read)
                        .list());
    }

    @Override
    public Set<String> changed(Collection<StoredCustomer> read) {
        Map<String, String> known = new HashMap<>();
        read.forEach(each -> known.put(each.facts().id(), each.etag()));
        List<String> all = List.copyOf(known.keySet());
        for (int i = 0; i < all.size(); i += IDS_AT_ONCE) {
            client.sql("select id, facts_hash from customer where id in (:ids)")
                    .param("ids", InList.of(all.subList(i, Math.min(i + IDS_AT_ONCE, all.size()))))
                    .query(row -> {
                        known.remove(row.getString(1), row.getString(2));
                    });
        }
        return known.keySet();
    }

    /** Adds the refusals stored under this id, and those of erased customers with the same address. */
    @Override
    public Customer withRefusals(Customer facts) {
        CustomerTombstones.Gone left = gone.find(facts.id()).orElse(null);
        String id = left == null || left.mergedInto() == null ? facts.id() : left.mergedInto();
        Held held = rows.find(id);
        return suppressionList.over(
                held == null
                        ? facts
                        : PreservedRefusals.in(held, facts, clock.instant()).facts());
    }

    @Override
    public long count() {
        return client.sql("select count(*) from customer").query(Long.class).single();
    }

    /** Counts the stored demo customers. */
    public long demoCount() {
        return client.sql("select count(*) from customer where owner = ?")
                .param(Owner.DEMO.name())
                .query(Long.class)
                .single();
    }

    /**
     * Replaces the facts of a customer. An erased customer is restored.
     *
     * @param condition condition on the hash of the stored facts, which is empty if there are none; {@code null} for
     *     none
     */
    public Stored put(Customer customer, @Nullable Predicate<Optional<String>> condition) {
        return putting.one(customer, condition);
    }

    /** Replaces the facts of a few hundred distinct customers. Erased and merged ones are skipped. */
    public List<Stored> putEach(List<Customer> customers) {
        return putting.each(customers);
    }

    /** Stores many customers in one transaction, replacing stored ones. Erased and merged ones are skipped. */
    public List<Stored> putAll(Collection<Customer> customers, Owner owner) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Stored> stored = new ArrayList<>();
            Map<String, Customer> batch = new LinkedHashMap<>();
            for (Customer customer : customers) {
                batch.put(customer.id(), customer);
                if (batch.size() == BATCH) {
                    stored.addAll(putting.within(List.copyOf(batch.values()), owner));
                    batch.clear();
                }
            }
            stored.addAll(putting.within(List.copyOf(batch.values()), owner));
            return stored;
        }));
    }

    /** Finds and locks the stored ones among a few hundred customers, by id. Call it within a transaction. */
    public Map<String, Held> hold(Collection<String> ids) {
        return rows.hold(ids);
    }

    /** Stores changed and new customers as stated by a source. Call it within the transaction that holds them. */
    public void change(Collection<Customer> changed, Map<String, Held> held, String source, Instant at) {
        edit(
                changed.stream()
                        .map(each -> {
                            Held before = held.get(each.id());
                            Customer then = before == null
                                    ? CustomerEdit.withoutFacts(each.id())
                                    : before.customer().facts();
                            RecordSources known = before == null ? RecordSources.NONE : before.provenance();
                            return new Edited(each, known.changed(then, each, speaker(source, at)));
                        })
                        .toList(),
                held);
    }

    /**
     * Returns the last source of each record of a customer, by collection and by the id of the record if it has one.
     */
    public Map<String, Map<String, RecordSources.LastSource>> provenance(Customer facts) {
        return rows.provenance(facts);
    }

    /** Creates a source that states facts. */
    public RecordSources.Speaker speaker(String source, Instant at) {
        return new RecordSources.Speaker(source, at, ages::isLoaded);
    }

    /** Stores changed and new customers. Call it within the transaction that holds them. */
    public void edit(Collection<Edited> changed, Map<String, Held> held) {
        rows.edit(changed, held, clock.instant());
    }

    /** Deletes the facts of these customers. Call it within a transaction. */
    public int delete(Collection<String> ids) {
        return rows.delete(ids);
    }

    /** Finds the stored ones among these customers, by id. */
    public Map<String, Customer> find(Collection<String> ids) {
        Map<String, Customer> found = new HashMap<>();
        findAll(ids).forEach(each -> found.put(each.facts().id(), each.facts()));
        return found;
    }

    @Override
    public List<StoredCustomer> findAll(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        Map<String, StoredCustomer> found = new HashMap<>();
        for (int i = 0; i < all.size(); i += IDS_AT_ONCE) {
            suppressionList
                    .over(client.sql("select facts, facts_hash from customer where id in (:ids)")
                            .param("ids", InList.of(all.subList(i, Math.min(i + IDS_AT_ONCE, all.size()))))
                            .query(this::read)
                            .list())
                    .forEach(each -> found.put(each.facts().id(), each));
        }
        return all.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<String> ids(@Nullable String after, int size) {
        return client.sql("select id from customer where id > ? order by id fetch first " + size + " rows only")
                .param(after == null ? "" : after)
                .query(String.class)
                .list();
    }

    /** Returns whether no customer has ever been stored, even if it was deleted later. */
    public boolean neverHeldAnybody() {
        return rows.neverHeldAnybody();
    }

    private StoredCustomer read(ResultSet row, int number) throws SQLException {
        Customer stored = FactsJson.stored(row.getString(1), Customer.class);
        Customer facts = ages.over(stored);
        String etag = row.getString(2);
        return new StoredCustomer(facts, facts == stored ? etag : FactsHash.of(facts), etag);
    }
}
