package org.holdfast.history.rulebooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.decisions.ContactHistory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The open offers and promises to customers, counted by the rule that made them. */
@Repository
public class Commitments {

    private final JdbcClient client;

    public Commitments(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * The open commitments of one rule.
     *
     * @param offers number of open goodwill, rewards and offers that have not expired
     * @param promises number of open promises
     */
    public record OfRule(int offers, int promises) {}

    /** Returns the open commitments by the name of the rule; rules without any are missing. */
    public Map<String, OfRule> byRule(Instant now) {
        Map<String, OfRule> byRule = new TreeMap<>();
        client.sql("""
                select rule,
                    sum(case when kind in ('goodwill', 'reward', 'offer')
                        and status in ('open', 'presented', 'delivered')
                        and (valid_until > ? or valid_until is null and decided_at > ?) then 1 else 0 end),
                    sum(case when promise_status = 'open' then 1 else 0 end)
                from decided_action
                where status in ('open', 'presented', 'delivered') or promise_status = 'open'
                group by rule""")
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        now.minus(ContactHistory.OPEN_WITHOUT_DATE).atOffset(ZoneOffset.UTC))
                .query((row, index) -> add(row, byRule))
                .list();
        return byRule;
    }

    private static int add(ResultSet row, Map<String, OfRule> byRule) throws SQLException {
        if (row.getInt(2) > 0 || row.getInt(3) > 0) {
            byRule.put(row.getString(1), new OfRule(row.getInt(2), row.getInt(3)));
        }
        return row.getInt(2);
    }
}
