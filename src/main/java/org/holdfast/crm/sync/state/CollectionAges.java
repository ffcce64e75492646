package org.holdfast.crm.sync.state;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.crm.mapping.MappedCollection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores when each collection of a source was last loaded, and its number of rows at the last full load. */
@Repository
public class CollectionAges {

    private final JdbcClient client;

    public CollectionAges(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /** Returns the name under which a collection is stored. Lines have a row count of their own, but no age. */
    public static String key(MappedCollection collection) {
        return collection.isLines() ? collection.toString() : collection.source();
    }

    /** Returns the number of rows of each collection at the last completed full load. */
    public Map<String, Long> counts(String source) {
        return client
                .sql("select collection, row_count from crm_age where source = ? and row_count is not null")
                .param(source)
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns when the oldest collection of a source was loaded; {@code null} if none was. */
    public @Nullable Instant oldest(String source) {
        return client.sql("select min(loaded_at) from crm_age where source = ?")
                .param(source)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    /** @param rows {@code null} if they were not counted */
    public void loaded(String source, MappedCollection collection, Instant at, @Nullable Long rows) {
        String key = key(collection);
        int updated = client.sql("update crm_age set loaded_at = ?, row_count = coalesce(?, row_count) "
                        + "where source = ? and collection = ?")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(rows)
                .param(source)
                .param(key)
                .update();
        if (updated == 0) {
            client.sql("insert into crm_age (source, collection, loaded_at, row_count) values (?, ?, ?, ?)")
                    .param(source)
                    .param(key)
                    .param(at.atOffset(ZoneOffset.UTC))
                    .param(rows)
                    .update();
        }
    }

    /** Removes the ages of collections that a source no longer supplies. */
    public void retain(String source, Collection<MappedCollection> collections) {
        client.sql("delete from crm_age where source = :name and collection not in (:collections)")
                .param("name", source)
                .param(
                        "collections",
                        collections.stream().map(CollectionAges::key).toList())
                .update();
    }
}
