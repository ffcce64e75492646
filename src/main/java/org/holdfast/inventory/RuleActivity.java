package org.holdfast.inventory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts for how many customers rules acted lately. */
@Repository
class RuleActivity {

    static final int DAYS = 7;

    /** How long the counts of all rules are shown again, because many people look at them. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final JdbcClient client;
    private final Clock clock;
    private volatile @Nullable Counted counted;

    private record Counted(Instant at, Map<String, Long> customers) {}

    RuleActivity(JdbcTemplate template, Clock clock) {
        this.client = JdbcClient.create(template);
        this.clock = clock;
    }

    /** Returns the number of customers of the last seven days by rule, at most a minute old. */
    Map<String, Long> customersByRule() {
        Instant now = clock.instant();
        Counted last = counted;
        if (last == null || Duration.between(last.at, now).abs().compareTo(KEPT) > 0) {
            last = new Counted(now, count(now.minus(Duration.ofDays(DAYS))));
            counted = last;
        }
        return last.customers;
    }

    private Map<String, Long> count(Instant since) {
        Map<String, Long> customers = new HashMap<>();
        client.sql("select rule, count(distinct customer_id) from decided_action where decided_at >= ? group by rule")
                .param(since.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    customers.put(row.getString(1), row.getLong(2));
                });
        return Map.copyOf(customers);
    }

    /** Counts what a rule did on each of the last seven days, today included. */
    List<RuleDay> days(String rule, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<RuleDay> days = new ArrayList<>();
        for (LocalDate date = today.minusDays(DAYS - 1L); !date.isAfter(today); date = date.plusDays(1)) {
            days.add(day(rule, date, zone));
        }
        return days;
    }

    private RuleDay day(String rule, LocalDate date, ZoneId zone) {
        return client.sql(
                        "select count(*), count(distinct customer_id), count(case when status = 'accepted' then 1 end)"
                                + " from decided_action where rule = ? and decided_at >= ? and decided_at < ?")
                .params(rule, start(date, zone), start(date.plusDays(1), zone))
                .query((row, number) -> new RuleDay(date, row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    private static OffsetDateTime start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }
}
