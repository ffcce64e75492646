package org.holdfast.drafts.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.drafts.Contributor;
import org.holdfast.facts.validation.EnumLabels;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored moments at which drafts are to go live. */
@Repository
class ScheduleTable {

    private static final String COLUMNS =
            "draft, number, at, time_zone, note, author, author_name, state, failure, draft_version, changed_at";
    private static final int MAX_FAILURE = 2_000;

    private final JdbcClient client;

    ScheduleTable(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /** Adds a moment, as the last one of its draft. */
    void add(Schedule schedule, Instant now) {
        client.sql("insert into rule_book_schedule (" + COLUMNS + ") values (?, (select coalesce(max(number), 0) + 1 "
                        + "from rule_book_schedule where draft = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        schedule.draft().toString(),
                        schedule.draft().toString(),
                        schedule.at().atOffset(ZoneOffset.UTC),
                        schedule.zone().getId(),
                        schedule.note(),
                        schedule.by().identity(),
                        schedule.by().name(),
                        schedule.state().toString(),
                        "",
                        schedule.draftVersion(),
                        now.atOffset(ZoneOffset.UTC)))
                .update();
    }

    Optional<Schedule> last(UUID draft) {
        return client.sql("select " + COLUMNS + " from rule_book_schedule where draft = ? "
                        + "order by number desc fetch first 1 rows only")
                .param(draft.toString())
                .query(ScheduleTable::read)
                .optional();
    }

    /** Returns what is due: waiting since its moment, or taken before {@code stuck} by a node that has not finished. */
    List<Schedule> due(Instant now, Instant stuck) {
        return client.sql("select " + COLUMNS + " from rule_book_schedule where (state = 'waiting' and at <= ?) "
                        + "or (state = 'running' and changed_at < ?) order by at")
                .params(now.atOffset(ZoneOffset.UTC), stuck.atOffset(ZoneOffset.UTC))
                .query(ScheduleTable::read)
                .list();
    }

    /** Returns the open drafts whose last moment failed. */
    List<Schedule> failed() {
        return client.sql("select " + COLUMNS + " from rule_book_schedule s where state = 'failed' and number = "
                        + "(select max(number) from rule_book_schedule o where o.draft = s.draft) and exists "
                        + "(select 1 from rule_book_draft d where d.id = s.draft and d.state = 'open') order by at")
                .query(ScheduleTable::read)
                .list();
    }

    /**
     * Changes the state, unless it was changed meanwhile.
     *
     * @return whether it was changed here
     */
    boolean change(Schedule schedule, Schedule.State to, String failure, Instant now) {
        String text = failure.substring(0, Math.min(failure.length(), MAX_FAILURE));
        return client.sql("update rule_book_schedule set state = ?, failure = ?, changed_at = ? "
                                + "where draft = ? and number = ? and state = ?")
                        .params(Arrays.asList(
                                to.toString(),
                                text,
                                now.atOffset(ZoneOffset.UTC),
                                schedule.draft().toString(),
                                schedule.number(),
                                schedule.state().toString()))
                        .update()
                == 1;
    }

    private static Schedule read(ResultSet row, int index) throws SQLException {
        return new Schedule(
                UUID.fromString(row.getString(1)),
                row.getInt(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                ZoneId.of(row.getString(4)),
                row.getString(5),
                new Contributor(row.getString(6), row.getString(7)),
                EnumLabels.read(Schedule.State.class, "state", row.getString(8)),
                row.getString(9),
                Objects.requireNonNullElse(row.getString(10), ""));
    }
}
