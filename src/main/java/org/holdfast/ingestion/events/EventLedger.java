package org.holdfast.ingestion.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.customers.CustomerEdit;
import org.holdfast.facts.PersonalData;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.ingestion.events.fields.FieldUpdate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/**
 * Stores which events were processed and the field updates of each record. Methods that write must be called within a
 * transaction that has locked the customer.
 */
@Repository
public class EventLedger implements PersonalData {

    private static final TypeReference<Map<String, FieldUpdate>> UPDATES = new TypeReference<>() {};
    private static final String COLUMNS = "customer_id, collection, item, told, waiting_since";

    /** Characters of an event's key that begin its content key. */
    private static final int KEY_PREFIX = 40;

    private final JdbcClient client;
    private final JdbcTemplate template;

    EventLedger(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /**
     * An incomplete record.
     *
     * @param told its known fields
     */
    public record Waiting(String customerId, String collection, String id, Instant since, Map<String, Object> told) {}

    /** The number of incomplete records, and since when the oldest has been waiting. */
    public record HowMany(long records, @Nullable Instant since) {}

    /** Returns those of some events that were processed before. Meant for a few hundred keys. */
    Set<String> seen(Collection<String> keys) {
        return keys.isEmpty()
                ? Set.of()
                : new HashSet<>(client.sql("select event_key from event_seen where event_key in (:keys)")
                        .param("keys", keys)
                        .query(String.class)
                        .list());
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if another transaction stores one of them simultaneously
     */
    void remember(Map<String, String> contents, Instant now) {
        template.batchUpdate(
                "insert into event_seen (event_key, received_at) values (?, ?)",
                contents.entrySet().stream()
                        .flatMap(each -> Stream.of(each.getKey(), contentKey(each.getKey(), each.getValue())))
                        .sorted()
                        .map(key -> new Object[] {key, at(now)})
                        .toList());
    }

    /**
     * Returns the key that stores the content of an event; it begins with the event's key, so one index serves both.
     */
    static String contentKey(String key, String content) {
        return key.substring(0, KEY_PREFIX) + content.substring(0, key.length() - KEY_PREFIX);
    }

    /** Returns the content keys of a processed event; empty if an earlier release processed it without storing them. */
    List<String> contents(String key) {
        String prefix = key.substring(0, KEY_PREFIX);
        return client.sql("select event_key from event_seen where event_key > ? and event_key < ? and event_key <> ?")
                .params(prefix, prefix + "g", key)
                .query(String.class)
                .list();
    }

    List<RecordUpdates> records(Collection<String> customers, Collection<String> items) {
        return customers.isEmpty() || items.isEmpty()
                ? List.of()
                : client.sql("select " + COLUMNS
                                + " from event_record where customer_id in (:customers) and item in (:items)")
                        .param("customers", customers)
                        .param("items", items)
                        .query(EventLedger::read)
                        .list();
    }

    List<RecordUpdates> records(String customer) {
        return client.sql("select " + COLUMNS + " from event_record where customer_id = ? order by collection, item")
                .param(customer)
                .query(EventLedger::read)
                .list();
    }

    /** Replaces the stored updates of records. */
    void replace(Collection<RecordUpdates> records) {
        template.batchUpdate(
                "delete from event_record where customer_id = ? and collection = ? and item = ?",
                records.stream()
                        .map(each ->
                                new Object[] {each.customerId(), each.kind().collection(), each.item()})
                        .toList());
        template.batchUpdate(
                "insert into event_record (" + COLUMNS + ", told_at) values (?, ?, ?, ?, ?, ?)",
                records.stream()
                        .filter(each -> !each.isEmpty())
                        .map(each -> new Object[] {
                            each.customerId(),
                            each.kind().collection(),
                            each.item(),
                            FactsJson.write(new TreeMap<>(each.updates())),
                            each.waitingSince() == null ? null : at(each.waitingSince()),
                            at(each.latestAt())
                        })
                        .toList());
    }

    @Override
    public Set<String> tables() {
        return Set.of("event_record");
    }

    @Override
    public void merge(String from, String into) {
        Map<List<Object>, RecordUpdates> merged = new HashMap<>();
        records(into).forEach(each -> merged.put(List.of(each.kind(), each.item()), each));
        for (RecordUpdates each : records(from)) {
            List<Object> key = List.of(each.kind(), each.item());
            RecordUpdates there = merged.get(key);
            if (there != null && there.waitingSince() != null && each.waitingSince() != null) {
                new RecordIdentity(
                                CustomerEdit.withoutFacts(into),
                                each.kind(),
                                each.item(),
                                there,
                                there.filled(FactsJson.mapper().createObjectNode()))
                        .check(each.updates(), true);
            }
            merged.merge(key, each.ofCustomer(into), RecordUpdates::merged);
        }
        replace(merged.values());
        erase(from, "");
    }

    @Override
    public void erase(String customer, String pseudonym) {
        client.sql("delete from event_record where customer_id = ?")
                .param(customer)
                .update();
    }

    @Override
    public Map<String, List<?>> export(String customer) {
        return Map.of(
                "toldByEvents",
                records(customer).stream()
                        .map(each -> Map.of(
                                "collection",
                                each.kind().collection(),
                                "id",
                                each.item(),
                                "fields",
                                each.updates(),
                                "waiting",
                                each.waitingSince() != null))
                        .toList());
    }

    /** Returns incomplete records, those that have waited longest first. */
    public List<Waiting> waiting(@Nullable String customer, int max) {
        return client
                .sql("select " + COLUMNS
                        + " from event_record where waiting_since is not null and (customer_id = :customer or :all) "
                        + "order by waiting_since, customer_id, collection, item fetch first " + max + " rows only")
                .param("customer", String.valueOf(customer))
                .param("all", customer == null)
                .query(EventLedger::read)
                .list()
                .stream()
                .map(EventLedger::waiting)
                .toList();
    }

    private static Waiting waiting(RecordUpdates each) {
        Map<String, Object> fields = new TreeMap<>();
        each.updates().forEach((field, update) -> fields.put(field, update.value()));
        return new Waiting(
                each.customerId(),
                each.kind().collection(),
                each.item(),
                each.waitingSince() == null ? Instant.EPOCH : each.waitingSince(),
                fields);
    }

    /** Counts the incomplete records. */
    public HowMany waiting() {
        return client.sql("select count(*), min(waiting_since) from event_record where waiting_since is not null")
                .query((row, number) -> {
                    OffsetDateTime since = row.getObject(2, OffsetDateTime.class);
                    return new HowMany(row.getLong(1), since == null ? null : since.toInstant());
                })
                .single();
    }

    /** Returns customers whose facts have changed since their incomplete records were last retried. */
    List<String> perhapsComplete(int max) {
        return client.sql("select distinct r.customer_id from event_record r join customer c on c.id = r.customer_id "
                        + "where r.waiting_since is not null and (r.tried_at is null or c.updated_at > r.tried_at) "
                        + "order by r.customer_id fetch first " + max + " rows only")
                .query(String.class)
                .list();
    }

    /** Records that the incomplete records of a customer were retried. */
    void retried(String customer, Instant now) {
        client.sql("update event_record set tried_at = ? where customer_id = ? and waiting_since is not null")
                .params(at(now), customer)
                .update();
    }

    /** Deletes records that have been waiting since before a time, and returns their number. */
    int discardWaiting(Instant before) {
        return client.sql("delete from event_record where waiting_since < ?")
                .param(at(before))
                .update();
    }

    /** Deletes the keys of old events, and the old updates of complete records. */
    void deleteExpired(Instant before) {
        client.sql("delete from event_seen where received_at < ?")
                .param(at(before))
                .update();
        client.sql("delete from event_record where told_at < ? and waiting_since is null")
                .param(at(before))
                .update();
    }

    private static RecordUpdates read(ResultSet row, int number) throws SQLException {
        OffsetDateTime waiting = row.getObject(5, OffsetDateTime.class);
        return new RecordUpdates(
                row.getString(1),
                RecordKind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getString(3),
                FactsJson.mapper().convertValue(FactsJson.storedTree(row.getString(4)), UPDATES),
                waiting == null ? null : waiting.toInstant());
    }

    private static OffsetDateTime at(Instant now) {
        return now.atOffset(ZoneOffset.UTC);
    }
}
