package org.holdfast.history.rulebooks;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which approval the servers of a database have demanded, since when. Call it under the lock of {@link RuleBooks}. */
@Repository
public class ApprovalPeriods {

    private final JdbcClient client;

    public ApprovalPeriods(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * The time since which an approval is demanded.
     *
     * @param approval label of what is demanded
     */
    public record Period(String approval, Instant since) {}

    /** Returns the current period; empty before the first server with this table started. */
    public Optional<Period> current() {
        return client.sql("select approval, since from rule_book_policy order by number desc fetch first 1 rows only")
                .query((row, index) -> new Period(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** @param live number of the publication that is live when the period begins */
    public void begin(Period period, @Nullable Integer live) {
        client.sql("insert into rule_book_policy (number, approval, since, live) values ("
                        + "(select coalesce(max(number), 0) + 1 from rule_book_policy), ?, ?, ?)")
                .params(Arrays.asList(period.approval(), period.since().atOffset(ZoneOffset.UTC), live))
                .update();
    }

    /**
     * Returns whether a rule book was live, with these semantics, while an approval was demanded: it went live then, or
     * was live when that began.
     */
    public boolean wasLiveUnder(String approval, String version, int semantics) {
        return client.sql("select count(*) from rule_book_publication p where p.version = ? and p.semantics = ? and "
                                + "(p.approval <> 'none' or exists (select 1 from rule_book_policy d "
                                + "where d.approval = ? and d.live = p.number))")
                        .params(version, semantics, approval)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
