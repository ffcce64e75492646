package org.holdfast.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Selects entries of the audit trail; {@code null} does not restrict.
 *
 * @param actor a kind of actor, or the id or the name of a person or key
 * @param customer id of a customer, or a pseudonym as shown in an entry
 * @param since first moment
 * @param until first moment after the period
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable AuditAction action,
        @Nullable String customer,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** Selects all entries. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);

    /**
     * Reads a filter from text. A date means the whole day in UTC.
     *
     * @throws InvalidInput naming the parameter
     */
    public static AuditFilter parse(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String customer,
            @Nullable String since,
            @Nullable String until) {
        Instant from = since == null ? null : moment("since", since, Duration.ZERO);
        Instant end = until == null ? null : moment("until", until, Duration.ofDays(1));
        if (from != null && end != null && !from.isBefore(end)) {
            throw new InvalidInput("until", "is " + until + ", which is before the beginning of the period, " + since);
        }
        return new AuditFilter(
                actor,
                action == null ? null : EnumLabels.read(AuditAction.class, "action", action),
                customer,
                from,
                end);
    }

    boolean isActorKind() {
        return Arrays.stream(Actor.Kind.values())
                .anyMatch(kind -> kind.toString().equals(actor));
    }

    private static Instant moment(String field, String text, Duration lengthOfDay) {
        try {
            DateOrInstant time = DateOrInstant.parse(text);
            Instant start = time.start(ZoneOffset.UTC);
            return time instanceof DateOrInstant.Day ? start.plus(lengthOfDay) : start;
        } catch (InvalidInput e) {
            throw new InvalidInput(
                    field,
                    "is \"" + text + "\"; expected a date such as 2026-03-15, or an instant such as"
                            + " 2026-03-15T10:00:00Z");
        }
    }
}
