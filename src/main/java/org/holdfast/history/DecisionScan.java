package org.holdfast.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.json.DecisionJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads all decisions of a period, customer by customer, in constant memory. Used by reports. */
@Repository
public class DecisionScan {

    private static final int ROWS = 500;

    private final JdbcClient client;

    DecisionScan(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /**
     * A period.
     *
     * @param until exclusive
     */
    public record Span(Instant from, Instant until) {

        private OffsetDateTime first() {
            return from.atOffset(ZoneOffset.UTC);
        }

        private OffsetDateTime end() {
            return until.atOffset(ZoneOffset.UTC);
        }
    }

    /**
     * A range of customer ids. H2 searches a range a hundred times faster than a list of ids.
     *
     * @param after exclusive
     * @param last inclusive
     */
    public record Slice(String after, String last) {}

    /** A decision with its time. */
    public record Recorded(Instant decidedAt, Decision decision) {}

    /**
     * The outcomes of an action.
     *
     * @param decisionId the decision that first contained it
     * @param presented whether it was ever reported as presented
     * @param delivered whether it was ever reported as delivered
     * @param spent confirmed amount drawn from a budget, in the company's currency
     */
    public record Course(
            String decisionId, RecordedAction.Status status, boolean presented, boolean delivered, BigDecimal spent) {}

    /** Counts the decisions of a period. */
    public long count(Span span) {
        return client.sql("select count(*) from decision where decided_at >= ? and decided_at < ?")
                .params(span.first(), span.end())
                .query(Long.class)
                .single();
    }

    /**
     * Returns the next range of customers with decisions, in the order of their ids: up to a few hundred customers.
     *
     * @param before the previous range, or {@code null} for the first
     * @return {@code null} if there are no more
     */
    public @Nullable Slice next(@Nullable Slice before, Span span) {
        String after = before == null ? "" : before.last();
        List<String> ids = client.sql(
                        "select customer_id from decision where customer_id > ? and decided_at >= ? and decided_at < ? "
                                + "order by customer_id, decided_at fetch first " + ROWS + " rows only")
                .params(after, span.first(), span.end())
                .query(String.class)
                .list();
        return ids.isEmpty() ? null : new Slice(after, ids.get(ids.size() - 1));
    }

    /** Passes all decisions for these customers to a consumer, each customer's in chronological order. */
    public void decisions(Slice slice, Span span, Consumer<Recorded> each) {
        client.sql("select decided_at, document, customer_id from decision "
                        + "where customer_id > ? and customer_id <= ? and decided_at >= ? and decided_at < ? "
                        + "order by customer_id, decided_at, id")
                .params(slice.after(), slice.last(), span.first(), span.end())
                .query(row -> {
                    Decision decision = DecisionJson.read(row.getString(2));
                    each.accept(new Recorded(
                            row.getObject(1, OffsetDateTime.class).toInstant(), decision.about(row.getString(3))));
                });
    }

    /** Returns the outcomes of the actions of these decisions, by action id. */
    public Map<String, Course> courses(Slice slice, Span span) {
        Map<String, Course> courses = new HashMap<>();
        client.sql("""
                select a.id, a.decision_id, a.status,
                    coalesce((select e.amount from budget_entry e
                        where e.action_id = a.id and e.state = 'confirmed'), 0),
                    (select count(*) from outcome o where o.action_id = a.id and o.outcome = 'presented'),
                    (select count(*) from outcome o where o.action_id = a.id and o.outcome = 'delivered')
                from decided_action a
                where a.customer_id > ? and a.customer_id <= ? and a.decided_at >= ? and a.decided_at < ?""")
                .params(slice.after(), slice.last(), span.first(), span.end())
                .query(row -> {
                    courses.put(
                            row.getString(1),
                            new Course(
                                    row.getString(2),
                                    RecordedAction.Status.valueOf(
                                            row.getString(3).toUpperCase(Locale.ROOT)),
                                    row.getInt(5) > 0,
                                    row.getInt(6) > 0,
                                    row.getBigDecimal(4)));
                });
        return courses;
    }
}
