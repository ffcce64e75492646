package org.holdfast.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.overview.Overview.Day;
import org.holdfast.overview.Overview.RecentAction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the decided actions of all customers by time. */
@Repository
class RecentActions {

    private static final int DAYS = 14;

    private final JdbcClient client;

    RecentActions(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /** Returns the last actions, the latest first, without the names of customers. */
    List<RecentAction> latest(int max) {
        return client.sql("select decision_id, customer_id, action, rule, granted, status, decided_at "
                        + "from decided_action order by decided_at desc, id fetch first " + max + " rows only")
                .query((row, number) -> new RecentAction(
                        row.getString(1),
                        row.getString(2),
                        null,
                        row.getString(3),
                        row.getString(4),
                        row.getBigDecimal(5),
                        Status.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
                        row.getObject(7, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Counts the actions of each of the last days, today included; a query for each day reads only its index range. */
    List<Day> days(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<Day> days = new ArrayList<>();
        for (LocalDate date = today.minusDays(DAYS - 1L); !date.isAfter(today); date = date.plusDays(1)) {
            days.add(day(date, zone));
        }
        return days;
    }

    private Day day(LocalDate date, ZoneId zone) {
        return client.sql("select count(*), count(case when status = 'accepted' then 1 end) from decided_action "
                        + "where decided_at >= ? and decided_at < ?")
                .params(start(date, zone), start(date.plusDays(1), zone))
                .query((row, number) -> new Day(date, row.getLong(1), row.getLong(2)))
                .single();
    }

    private static OffsetDateTime start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }
}
