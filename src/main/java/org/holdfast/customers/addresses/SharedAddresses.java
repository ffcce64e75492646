package org.holdfast.customers.addresses;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holdfast.customers.suppression.ContactHashes;
import org.holdfast.database.InList;
import org.holdfast.facts.Customer;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.validation.EnumLabels;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the stored customers who share an address with others. */
public final class SharedAddresses {

    /** An address on more records is a placeholder, such as that of the shop itself, and does not count as shared. */
    public static final int MAX_SHARING = 100;

    /** One more than a record and those that share its address. */
    private static final int ROWS_OF_ONE = MAX_SHARING + 2;

    private static final int HASHES_AT_ONCE = 500;

    /** Most addresses are on few records. */
    private static final int MAX_ROWS = 4 * HASHES_AT_ONCE;

    private final JdbcClient client;
    private final ContactHashes hashes;

    public SharedAddresses(JdbcTemplate template, ContactHashes hashes) {
        this.client = JdbcClient.create(template);
        this.hashes = hashes;
    }

    /** A customer who has the same address of a kind. */
    public record Sharer(String customerId, AddressKind kind) {}

    private record Row(String hash, Sharer sharer) {}

    /**
     * Returns the customers who share an address with each of these, by id; customers who share none are missing. Reads
     * nothing for customers without addresses.
     */
    public Map<String, Set<Sharer>> of(Collection<Customer> customers) {
        Map<String, List<String>> owners = new LinkedHashMap<>();
        customers.forEach(customer -> hashes.addresses(customer)
                .forEach(each -> owners.computeIfAbsent(each.hash(), hash -> new ArrayList<>())
                        .add(customer.id())));
        Map<String, Set<Sharer>> sharing = new HashMap<>();
        List<String> all = List.copyOf(owners.keySet());
        for (int from = 0; from < all.size(); from += HASHES_AT_ONCE) {
            sharers(all.subList(from, Math.min(from + HASHES_AT_ONCE, all.size())))
                    .forEach((hash, sharers) -> owners.getOrDefault(hash, List.of())
                            .forEach(id -> sharers.stream()
                                    .filter(each -> !each.customerId.equals(id))
                                    .forEach(each -> sharing.computeIfAbsent(id, any -> sorted())
                                            .add(each))));
        }
        return sharing;
    }

    private static Set<Sharer> sorted() {
        return new TreeSet<>((one, other) -> {
            int byId = one.customerId.compareTo(other.customerId);
            return byId == 0 ? one.kind.compareTo(other.kind) : byId;
        });
    }

    private Map<String, List<Sharer>> sharers(List<String> some) {
        Map<String, List<Sharer>> sharers = new HashMap<>();
        rows(some)
                .forEach(row -> sharers.computeIfAbsent(row.hash, hash -> new ArrayList<>())
                        .add(row.sharer));
        sharers.values().removeIf(each -> each.size() >= ROWS_OF_ONE);
        return sharers;
    }

    /**
     * Returns the rows of these addresses; those of a placeholder, of which there are too many, do not hide the others.
     */
    private List<Row> rows(List<String> some) {
        List<String> padded = InList.of(some);
        int limit = Math.min(padded.size() * ROWS_OF_ONE, MAX_ROWS);
        List<Row> rows = rows(padded, limit);
        if (rows.size() < limit || some.size() == 1) {
            return rows;
        }
        int half = some.size() / 2;
        return Stream.of(some.subList(0, half), some.subList(half, some.size()))
                .flatMap(each -> rows(each).stream())
                .toList();
    }

    private List<Row> rows(List<String> padded, int limit) {
        return client.sql("select address_hash, customer_id, kind from customer_address "
                        + "where address_hash in (:hashes) fetch first " + limit + " rows only")
                .param("hashes", padded)
                .query((row, number) -> new Row(
                        row.getString(1),
                        new Sharer(row.getString(2), EnumLabels.read(AddressKind.class, "", row.getString(3)))))
                .list();
    }
}
