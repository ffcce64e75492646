package org.holdfast.history.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.holdfast.coordination.LeaseRow;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of decisions whose texts, facts and receipts were removed because of their age. */
@Repository
public class RemovedDecisions {

    /** For so long a look into the past does not ask the database again how far it can look. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final JdbcClient client;
    private volatile @Nullable Seen seen;

    public RemovedDecisions(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    private record Seen(@Nullable Instant before, long nanos) {}

    /**
     * When a decision lost its texts.
     *
     * @param keptFor the period in force then
     */
    public record Removal(Instant at, Period keptFor) {}

    /** Returns the removal of a decision; empty if it is whole or unknown. */
    public Optional<Removal> of(String decisionId) {
        return client.sql("select removed_at, kept_for from decision where id = ? and kept_for is not null")
                .param(decisionId)
                .query((row, number) ->
                        new Removal(row.getObject(1, OffsetDateTime.class).toInstant(), Period.parse(row.getString(2))))
                .optional();
    }

    /** Returns the moment before which decisions may have lost their texts; {@code null} if all are whole. */
    public @Nullable Instant before() {
        return client.sql("select removed_before from decision_removal where removed_before is not null")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(null);
    }

    /**
     * Checks that a decision as of a moment in the past can still be made: what was offered then and could still be
     * accepted would be answered again, but its texts may be gone.
     *
     * @throws InvalidInput if it is before the first moment of which all decisions are whole
     */
    public void checkReach(Instant asOf) {
        Seen last = seen;
        if (last == null || System.nanoTime() - last.nanos > REMEMBERED.toNanos()) {
            last = new Seen(before(), System.nanoTime());
            seen = last;
        }
        if (last.before != null && asOf.isBefore(last.before)) {
            throw new InvalidInput(
                    "asOf",
                    "is " + asOf + ", but what was decided before " + last.before
                            + " is older than decisions are kept (holdfast.decisions.keep)");
        }
    }

    /** Records that decisions before a moment may lose their texts from now on. */
    void reach(Instant before) {
        OffsetDateTime at = before.atOffset(ZoneOffset.UTC);
        client.sql("update decision_removal set removed_before = ? where removed_before is null or removed_before < ?")
                .params(at, at)
                .update();
        seen = null;
    }

    /** Returns the lease that is held by the process that removes. */
    LeaseRow lease() {
        return new LeaseRow(client, "decision_removal", "id", 1);
    }
}
