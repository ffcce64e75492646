package org.holdfast.customers.addresses;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.customers.backfill.BackfillProgress;
import org.holdfast.customers.suppression.ContactHashes;
import org.holdfast.customers.suppression.ContactHashes.Hashed;
import org.holdfast.facts.Customer;
import org.holdfast.facts.PersonalData;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The addresses of customers and the refusals that hold for them. They are written in the transaction that stores the
 * facts, and only where they differ, and deleted with the facts.
 */
public class AddressIndex implements PersonalData {

    /** Version of what is written for each customer. */
    private static final int VERSION = 1;

    /** Well below the maximum number of parameters of any database. */
    private static final int BATCH_SIZE = 500;

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final ContactHashes hashes;
    private final Clock clock;

    public AddressIndex(JdbcTemplate template, ContactHashes hashes, Clock clock) {
        this.clock = clock;
        this.client = JdbcClient.create(template);
        this.template = template;
        this.hashes = hashes;
    }

    /** Returns how far the customers of earlier versions are indexed. */
    public static BackfillProgress progress(JdbcTemplate template) {
        return new BackfillProgress(template, "addresses", VERSION);
    }

    /** An address of a customer. */
    private record Entry(String customerId, String hash, String kind) {}

    /** Writes what differs for customers whose facts were written. Call it within the transaction that locks them. */
    public void write(Collection<Customer> written) {
        List<Customer> all = List.copyOf(written);
        for (int from = 0; from < all.size(); from += BATCH_SIZE) {
            writeSome(all.subList(from, Math.min(from + BATCH_SIZE, all.size())));
        }
    }

    private void writeSome(List<Customer> customers) {
        Instant now = clock.instant();
        Set<Entry> addresses = new LinkedHashSet<>();
        Set<AddressRefusal> refusals = new LinkedHashSet<>();
        for (Customer each : customers) {
            Set<Hashed> hashed = hashes.addresses(each);
            hashed.forEach(one ->
                    addresses.add(new Entry(each.id(), one.hash(), one.kind().toString())));
            refusals.addAll(AddressRefusal.of(each, hashed, hashes, now));
        }
        List<String> ids = customers.stream().map(Customer::id).toList();
        replace(storedAddresses(ids), addresses, this::deleteAddresses, this::insertAddresses);
        replace(storedRefusals(ids), refusals, this::deleteRefusals, this::insertRefusals);
    }

    private static <T> void replace(Set<T> before, Set<T> after, Rows<T> delete, Rows<T> insert) {
        List<T> gone = before.stream().filter(each -> !after.contains(each)).toList();
        List<T> added = after.stream().filter(each -> !before.contains(each)).toList();
        if (!gone.isEmpty()) {
            delete.apply(gone);
        }
        if (!added.isEmpty()) {
            insert.apply(added);
        }
    }

    /** Writes rows. */
    private interface Rows<T> {
        void apply(List<T> rows);
    }

    private Set<Entry> storedAddresses(List<String> ids) {
        return new HashSet<>(
                client.sql("select customer_id, address_hash, kind from customer_address where customer_id in (:ids)")
                        .param("ids", ids)
                        .query((row, number) -> new Entry(row.getString(1), row.getString(2), row.getString(3)))
                        .list());
    }

    private void insertAddresses(List<Entry> added) {
        template.batchUpdate(
                "insert into customer_address (customer_id, address_hash, kind) values (?, ?, ?)",
                added.stream()
                        .map(each -> new Object[] {each.customerId, each.hash, each.kind})
                        .toList());
    }

    private void deleteAddresses(List<Entry> gone) {
        template.batchUpdate(
                "delete from customer_address where customer_id = ? and address_hash = ?",
                gone.stream()
                        .map(each -> new Object[] {each.customerId, each.hash})
                        .toList());
    }

    private Set<AddressRefusal> storedRefusals(List<String> ids) {
        return new HashSet<>(client.sql("select customer_id, address_hash, channel, purpose, topic, named, refused_at "
                        + "from address_refusal where customer_id in (:ids)")
                .param("ids", ids)
                .query((row, number) -> AddressRefusal.read(row))
                .list());
    }

    private void insertRefusals(List<AddressRefusal> added) {
        template.batchUpdate(
                "insert into address_refusal (customer_id, address_hash, channel, purpose, topic, named, refused_at) "
                        + "values (?, ?, ?, ?, ?, ?, ?)",
                added.stream().map(AddressRefusal::values).toList());
    }

    private void deleteRefusals(List<AddressRefusal> gone) {
        template.batchUpdate(
                "delete from address_refusal where customer_id = ? and address_hash = ? and channel = ? "
                        + "and purpose = ? and topic = ? and named = ?",
                gone.stream().map(AddressRefusal::key).toList());
    }

    /** Deletes what is known of customers whose facts are deleted. Call it within that transaction. */
    public void delete(Collection<String> ids) {
        if (!ids.isEmpty()) {
            for (String table : tables()) {
                client.sql("delete from " + table + " where customer_id in (:ids)")
                        .param("ids", List.copyOf(ids))
                        .update();
            }
        }
    }

    @Override
    public Set<String> tables() {
        return Set.of("customer_address", "address_refusal");
    }

    /** Nothing is left to move: what is kept follows from the merged facts. */
    @Override
    public void merge(String from, String into) {
        delete(List.of(from));
    }

    @Override
    public void erase(String id, String pseudonym) {
        delete(List.of(id));
    }

    /** Returns which of the addresses other customers share; whose they are is not this customer's data. */
    @Override
    public Map<String, List<?>> export(String id) {
        Map<String, List<?>> all = new HashMap<>();
        List<Map<String, Object>> addresses = new ArrayList<>();
        storedAddresses(List.of(id)).stream()
                .sorted((one, other) -> one.hash.compareTo(other.hash))
                .forEach(each -> addresses.add(Map.of("kind", each.kind, "hash", each.hash)));
        all.put("addressKeys", addresses);
        return all;
    }
}
