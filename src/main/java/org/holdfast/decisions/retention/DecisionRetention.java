package org.holdfast.decisions.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.holdfast.facts.retention.RetentionPeriod;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * How long a company keeps whole decisions, with their texts, facts and receipts. What is counted of them is kept for
 * good.
 *
 * @param keep {@code null} for good; otherwise at least {@value RetentionPeriod#MIN_DAYS} days
 */
public record DecisionRetention(@Nullable Period keep) {

    /** Keeps everything. */
    public static final DecisionRetention UNLIMITED = new DecisionRetention(null);

    /** @throws InvalidInput if the period is too short; the field is {@code keep} */
    public DecisionRetention {
        if (keep != null) {
            RetentionPeriod.check("keep", keep);
        }
    }

    /**
     * Reads a period such as {@code 2y}, {@code 18m} or {@code 400d}.
     *
     * @throws InvalidInput if it is too short, or not a period; the field is {@code keep}
     */
    public static DecisionRetention parse(String period) {
        return new DecisionRetention(RetentionPeriod.parse("keep", period));
    }

    /** Returns the first day that is kept; {@code null} if all are. */
    public @Nullable LocalDate firstDay(Instant now, ZoneId zone) {
        return keep == null ? null : LocalDate.ofInstant(now, zone).minus(keep);
    }
}
