package org.holdfast.customers;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Provenance;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Computes the current age of stored facts. A load without changes does not write the facts again; it only stores, for
 * each source and collection, when it read them. Readers see the later of the two times, except for customers with a
 * rejected row, whose facts are as old as the last load that could read them.
 */
@Repository
public class SourceFreshness {

    /** How long the load of another node may go unnoticed; until then facts seem older than they are, never newer. */
    private static final long REFRESH_NANOS = Duration.ofMillis(500).toNanos();

    private final JdbcClient client;
    private volatile Known known = new Known(-1, Set.of(), Map.of(), Map.of());
    private volatile long readAt = System.nanoTime() - REFRESH_NANOS;

    SourceFreshness(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * The ages as read from the database.
     *
     * @param names names of all loaded sources
     * @param loaded last completed load, by source and collection
     * @param held age of customers with older facts, by source
     */
    private record Known(
            long version,
            Set<String> names,
            Map<String, Map<String, Instant>> loaded,
            Map<String, Map<String, Instant>> held) {

        @Nullable
        Instant age(String collection, Provenance provenance, String customer) {
            Map<String, Instant> collections = loaded.get(provenance.from());
            Instant age = collections == null ? null : collections.get(collection);
            Map<String, Instant> left = held.get(provenance.from());
            Instant until = left == null ? null : left.get(customer);
            return until == null || age == null || until.isAfter(age) ? age : until;
        }
    }

    /** Returns the facts with their current ages, or the same object if these have not changed. */
    Customer over(Customer facts) {
        Map<String, Provenance> sources = facts.sources();
        if (sources == null || sources.isEmpty()) {
            return facts;
        }
        Known now = load();
        Map<String, Provenance> younger = new TreeMap<>();
        sources.forEach((collection, provenance) -> {
            Instant age = now.age(collection, provenance, facts.id());
            if (age != null && age.isAfter(provenance.at())) {
                younger.put(collection, new Provenance(provenance.from(), age));
            }
        });
        if (younger.isEmpty()) {
            return facts;
        }
        Map<String, Provenance> all = new TreeMap<>(sources);
        all.putAll(younger);
        return facts.with(Map.of("sources", all));
    }

    /** Returns for each loaded source and collection of facts the moment up to which its facts are known. */
    public Map<String, Map<String, Instant>> loadedAt() {
        return load().loaded;
    }

    /** Returns whether a source is a loaded database. */
    boolean isLoaded(String source) {
        return load().names.contains(source);
    }

    /** Makes the next use read the ages again; called by the loads of this process. */
    public void forget() {
        readAt = System.nanoTime() - REFRESH_NANOS;
    }

    private Known load() {
        if (System.nanoTime() - readAt >= REFRESH_NANOS) {
            readAt = System.nanoTime();
            Map<String, Long> versions = new HashMap<>();
            client.sql("select name, ages from crm_source").query(row -> {
                versions.put(row.getString(1), row.getLong(2));
            });
            long version = versions.values().stream().mapToLong(Long::longValue).sum();
            if (version != known.version || !versions.keySet().equals(known.names)) {
                known = new Known(version, versions.keySet(), loaded(), held());
            }
        }
        return known;
    }

    private Map<String, Map<String, Instant>> loaded() {
        Map<String, Map<String, Instant>> loaded = new HashMap<>();
        client.sql("select source, collection, loaded_at from crm_age")
                .query((row, number) -> loaded.computeIfAbsent(row.getString(1), source -> new HashMap<>())
                        .put(
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
        return loaded;
    }

    private Map<String, Map<String, Instant>> held() {
        Map<String, Map<String, Instant>> held = new HashMap<>();
        client.sql("select source, customer_id, good_until from crm_bad_row where number = 0")
                .query((row, number) -> {
                    OffsetDateTime until = row.getObject(3, OffsetDateTime.class);
                    return held.computeIfAbsent(row.getString(1), source -> new HashMap<>())
                            .put(row.getString(2), until == null ? Instant.EPOCH : until.toInstant());
                })
                .list();
        return held;
    }
}
