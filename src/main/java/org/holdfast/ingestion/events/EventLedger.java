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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/**
 * Which events were taken, and what they told of which record. Everything that writes belongs into a transaction that
 * holds the customer.
 */
@Repository
public class EventLedger implements PersonalData {

    private static final TypeReference<Map<String, FieldUpdate>> TOLD = new TypeReference<>() {};
    private static final String COLUMNS = "customer_id, collection, item, told, waiting_since";

    /** So much of an event's key goes before what it said. */
    private static final int NAME_LENGTH = 40;

    private final JdbcClient client;
    private final JdbcTemplate template;

    EventLedger(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /**
     * A record that waits for what it needs.
     *
     * @param told what is known of it
     */
    public record Waiting(String customerId, String collection, String id, Instant since, Map<String, Object> told) {}

    /** How many records wait, and since when the first of them does. */
    public record HowMany(long records, @Nullable Instant since) {}

    /** Those of these events that were taken before. Not for more than some hundred. */
    Set<String> seen(Collection<String> keys) {
        return keys.isEmpty()
                ? Set.of()
                : new HashSet<>(client.sql("select event_key from event_seen where event_key in (:keys)")
                        .param("keys", keys)
                        .query(String.class)
                        .list());
    }

    /** @throws org.springframework.dao.DuplicateKeyException when somebody takes one of them at the same moment */
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
     * What is remembered of what an event said; its name is in front, so that it is found without an index of its own.
     */
    static String contentKey(String key, String content) {
        return key.substring(0, NAME_LENGTH) + content.substring(0, key.length() - NAME_LENGTH);
    }

    /** What an event that was taken said; nothing when an earlier release took it, which did not remember. */
    List<String> contents(String key) {
        String name = key.substring(0, NAME_LENGTH);
        return client.sql("select event_key from event_seen where event_key > ? and event_key < ? and event_key <> ?")
                .params(name, name + "g", key)
                .query(String.class)
                .list();
    }

    List<ToldFields> records(Collection<String> customers, Collection<String> items) {
        return customers.isEmpty() || items.isEmpty()
                ? List.of()
                : client.sql("select " + COLUMNS
                                + " from event_record where customer_id in (:customers) and item in (:items)")
                        .param("customers", customers)
                        .param("items", items)
                        .query(EventLedger::read)
                        .list();
    }

    List<ToldFields> records(String customer) {
        return client.sql("select " + COLUMNS + " from event_record where customer_id = ? order by collection, item")
                .param(customer)
                .query(EventLedger::read)
                .list();
    }

    /** Keeps records in the place of what was kept of them. */
    void keep(Collection<ToldFields> records) {
        template.batchUpdate(
                "delete from event_record where customer_id = ? and collection = ? and item = ?",
                records.stream()
                        .map(each ->
                                new Object[] {each.customerId(), each.records().collection(), each.item()})
                        .toList());
        template.batchUpdate(
                "insert into event_record (" + COLUMNS + ", told_at) values (?, ?, ?, ?, ?, ?)",
                records.stream()
                        .map(each -> new Object[] {
                            each.customerId(),
                            each.records().collection(),
                            each.item(),
                            FactsJson.write(new TreeMap<>(each.told())),
                            each.waitingSince() == null ? null : at(each.waitingSince()),
                            at(each.toldAt())
                        })
                        .toList());
    }

    @Override
    public Set<String> tables() {
        return Set.of("event_record");
    }

    @Override
    public void merge(String from, String into) {
        Map<List<Object>, ToldFields> merged = new HashMap<>();
        records(into).forEach(each -> merged.put(List.of(each.records(), each.item()), each));
        for (ToldFields each : records(from)) {
            ToldFields there = merged.get(List.of(each.records(), each.item()));
            if (there != null && there.waitingSince() != null && each.waitingSince() != null) {
                new RecordIdentity(
                                CustomerEdit.nobody(into),
                                each.records(),
                                each.item(),
                                there,
                                there.filled(FactsJson.mapper().createObjectNode()))
                        .check(each.told(), true);
            }
            merged.merge(List.of(each.records(), each.item()), each.of(into), ToldFields::merged);
        }
        keep(merged.values());
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
                                each.records().collection(),
                                "id",
                                each.item(),
                                "fields",
                                each.told(),
                                "waiting",
                                each.waitingSince() != null))
                        .toList());
    }

    /** Records that wait, the longest first. */
    public List<Waiting> waiting(@Nullable String customer, int most) {
        return client
                .sql("select " + COLUMNS
                        + " from event_record where waiting_since is not null and (customer_id = :customer or :all) "
                        + "order by waiting_since, customer_id, collection, item fetch first " + most + " rows only")
                .param("customer", String.valueOf(customer))
                .param("all", customer == null)
                .query(EventLedger::read)
                .list()
                .stream()
                .map(each -> {
                    Map<String, Object> told = new TreeMap<>();
                    each.told().forEach((field, value) -> told.put(field, value.value()));
                    return new Waiting(
                            each.customerId(),
                            each.records().collection(),
                            each.item(),
                            each.waitingSince() == null ? Instant.EPOCH : each.waitingSince(),
                            told);
                })
                .toList();
    }

    public HowMany waiting() {
        return client.sql("select count(*), min(waiting_since) from event_record where waiting_since is not null")
                .query((row, number) -> {
                    OffsetDateTime since = row.getObject(2, OffsetDateTime.class);
                    return new HowMany(row.getLong(1), since == null ? null : since.toInstant());
                })
                .single();
    }

    /** Customers whose facts have changed since their waiting records were last looked at. */
    List<String> perhapsWhole(int most) {
        return client.sql("select distinct r.customer_id from event_record r join customer c on c.id = r.customer_id "
                        + "where r.waiting_since is not null and (r.tried_at is null or c.updated_at > r.tried_at) "
                        + "order by r.customer_id fetch first " + most + " rows only")
                .query(String.class)
                .list();
    }

    void tried(String customer, Instant now) {
        client.sql("update event_record set tried_at = ? where customer_id = ? and waiting_since is not null")
                .params(at(now), customer)
                .update();
    }

    /** Records that have waited long enough; what was told of them is forgotten. */
    int giveUp(Instant before) {
        return client.sql("delete from event_record where waiting_since < ?")
                .param(at(before))
                .update();
    }

    /** Forgets which events were taken before, and what they told of records that are whole. */
    void forgetOld(Instant before) {
        client.sql("delete from event_seen where received_at < ?")
                .param(at(before))
                .update();
        client.sql("delete from event_record where told_at < ? and waiting_since is null")
                .param(at(before))
                .update();
    }

    private static ToldFields read(ResultSet row, int number) throws SQLException {
        OffsetDateTime waiting = row.getObject(5, OffsetDateTime.class);
        return new ToldFields(
                row.getString(1),
                RecordKinds.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getString(3),
                FactsJson.mapper().convertValue(FactsJson.storedTree(row.getString(4)), TOLD),
                waiting == null ? null : waiting.toInstant());
    }

    private static OffsetDateTime at(Instant now) {
        return now.atOffset(ZoneOffset.UTC);
    }
}
