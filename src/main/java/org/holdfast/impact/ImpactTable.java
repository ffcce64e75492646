package org.holdfast.impact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.impact.Impact.Books;
import org.holdfast.impact.Impact.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The stored comparisons. A row belongs to the node that runs it, which refreshes it as long as it runs. */
@Repository
class ImpactTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient client;

    ImpactTable(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * A row.
     *
     * @param node the node that runs or ran it
     * @param updatedAt last sign of life
     */
    record Row(Impact impact, String node, Instant updatedAt) {}

    void insert(Impact impact, LocalDate day, String node, Instant now) {
        client.sql("insert into rule_book_impact (id, draft, live_version, version, as_of, as_of_day, state, "
                        + "started_by, node, customers, compared, updated_at) "
                        + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        impact.id().toString(),
                        impact.draft().toString(),
                        impact.books().live(),
                        impact.books().draft(),
                        time(impact.asOf()),
                        day,
                        impact.state().toString(),
                        impact.startedBy(),
                        node,
                        impact.customers(),
                        impact.compared(),
                        time(now)))
                .update();
    }

    /** Stores how far a comparison is; returns {@code false} if it has been stopped. */
    boolean update(Impact impact, Instant now) {
        return client.sql("update rule_book_impact set state = ?, compared = ?, sample = ?, result = ?, updated_at = ? "
                                + "where id = ? and state = 'running'")
                        .params(Arrays.asList(
                                impact.state().toString(),
                                impact.compared(),
                                json(impact.sample()),
                                json(impact.result()),
                                time(now),
                                impact.id().toString()))
                        .update()
                > 0;
    }

    /** Stops a comparison that another node runs. */
    void stop(UUID id) {
        client.sql("update rule_book_impact set state = 'stopped' where id = ? and state = 'running'")
                .param(id.toString())
                .update();
    }

    /** Returns the latest comparison of two books on a day, of any draft. */
    Optional<Row> latest(Books books, LocalDate day) {
        return client.sql("select * from rule_book_impact where version = ? and live_version = ? and as_of_day = ? "
                        + "order by as_of desc limit 1")
                .params(books.draft(), books.live(), day)
                .query((row, number) -> row(row))
                .optional();
    }

    /** Returns the latest comparison that was started for a draft. */
    Optional<Row> latest(UUID draft) {
        return client.sql("select * from rule_book_impact where draft = ? order by as_of desc limit 1")
                .param(draft.toString())
                .query((row, number) -> row(row))
                .optional();
    }

    /** Deletes comparisons of an earlier time. */
    int deleteBefore(Instant moment) {
        return client.sql("delete from rule_book_impact where as_of < ?")
                .param(time(moment))
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        Impact impact = new Impact(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("draft")),
                new Books(row.getString("live_version"), row.getString("version")),
                instant(row, "as_of"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("started_by"),
                row.getLong("customers"),
                row.getLong("compared"),
                numbers(row.getString("sample")),
                numbers(row.getString("result")));
        return new Row(impact, row.getString("node"), instant(row, "updated_at"));
    }

    private static @Nullable String json(@Nullable ImpactNumbers numbers) {
        return numbers == null ? null : JSON.writeValueAsString(numbers);
    }

    private static @Nullable ImpactNumbers numbers(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, ImpactNumbers.class);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
