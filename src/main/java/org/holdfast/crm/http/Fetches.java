package org.holdfast.crm.http;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.holdfast.crm.mapping.MappedCollection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Stores how far the fetch of everything from a source has come, query by query. */
@Repository
public class Fetches {

    private final JdbcClient client;

    public Fetches(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * How far a query has come.
     *
     * @param collection name of the query
     * @param mapping version of the mapping
     * @param number number of the fetch
     * @param clock the clock of the source when it answered first; {@code null} if it has not, or does not say
     * @param position where the next page begins; {@code null} at the beginning
     * @param hash hash of the last page
     */
    record Fetch(
            String collection,
            String mapping,
            long number,
            Instant startedAt,
            @Nullable Instant clock,
            HttpPages.@Nullable Position position,
            @Nullable String hash,
            int pages,
            boolean isDone) {}

    List<Fetch> of(String source) {
        return client.sql("select collection, mapping, number, started_at, clock, position, page_hash, pages, done "
                        + "from crm_fetch where source = ? order by collection")
                .param(source)
                .query((row, number) -> fetch(row))
                .list();
    }

    private static Fetch fetch(ResultSet row) throws SQLException {
        String position = row.getString(6);
        OffsetDateTime clock = row.getObject(5, OffsetDateTime.class);
        return new Fetch(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                clock == null ? null : clock.toInstant(),
                position == null ? null : JsonMapper.shared().readValue(position, HttpPages.Position.class),
                row.getString(7),
                row.getInt(8),
                row.getBoolean(9));
    }

    /** Begins a fetch of everything. */
    void begin(String source, List<String> collections, String mapping, long number, Instant now) {
        client.sql("delete from crm_fetch where source = ?").param(source).update();
        for (String collection : collections) {
            client.sql("insert into crm_fetch (source, collection, mapping, number, started_at, pages, done) "
                            + "values (?, ?, ?, ?, ?, 0, false)")
                    .params(source, collection, mapping, number, now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** Stores that a page has been read. */
    void progress(String source, MappedCollection collection, HttpPages.Page page) {
        client.sql("update crm_fetch set position = ?, page_hash = ?, pages = pages + 1, done = ?, "
                        + "clock = coalesce(clock, ?) where source = ? and collection = ?")
                .param(page.next() == null ? null : JsonMapper.shared().writeValueAsString(page.next()))
                .param(page.hash())
                .param(page.next() == null)
                .param(page.date() == null ? null : page.date().atOffset(ZoneOffset.UTC))
                .param(source)
                .param(collection.toString())
                .update();
    }
}
