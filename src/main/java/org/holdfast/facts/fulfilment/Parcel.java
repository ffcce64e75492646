package org.holdfast.facts.fulfilment;

import java.util.List;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.PromisedSpan;
import org.jspecify.annotations.Nullable;

/**
 * A parcel of an order, or another delivery of a part of it.
 *
 * @param id number of the parcel, unique within its order
 * @param promisedFrom first day or moment of a promised span; {@code null} unless a span was promised
 * @param promisedAt when it was promised to arrive; the last day or moment of a span
 * @param attemptedAt when it was last brought without being handed over
 * @param readyAt since when the customer can fetch it
 * @param pickupUntil the last day or moment on which the customer can fetch it
 * @param returnedAt when it came back to us or was sent back
 * @param lines what it contains; {@code null} if that is unknown
 */
public record Parcel(
        String id,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable DateOrInstant promisedFrom,
        @Nullable DateOrInstant promisedAt,
        @Nullable DateOrInstant shippedAt,
        @Nullable DateOrInstant attemptedAt,
        @Nullable DateOrInstant readyAt,
        @Nullable DateOrInstant pickupUntil,
        @Nullable DateOrInstant deliveredAt,
        @Nullable DateOrInstant lostAt,
        @Nullable DateOrInstant returnedAt,
        @Nullable List<ParcelLine> lines) {

    /** Maximum length of a parcel's number, so that it fits into the keys of records together with its order's. */
    public static final int MAX_ID = 38;

    public Parcel {
        FactConstraints.id("id", id);
        if (id.length() > MAX_ID) {
            throw new InvalidInput(
                    "id",
                    "is longer than " + MAX_ID + " characters; the number of the carrier belongs "
                            + "into trackingNumber");
        }
        FactConstraints.optionalId("carrier", carrier);
        FactConstraints.optionalId("trackingNumber", trackingNumber);
        PromisedSpan span = PromisedSpan.of(promisedFrom, promisedAt);
        promisedFrom = span.from();
        promisedAt = span.until();
        contradiction("lostAt", lostAt, deliveredAt);
        contradiction("returnedAt", returnedAt, deliveredAt);
        lines = FactConstraints.list("lines", lines);
    }

    private static void contradiction(String field, @Nullable DateOrInstant time, @Nullable DateOrInstant deliveredAt) {
        if (time != null && deliveredAt != null) {
            throw new InvalidInput(
                    field,
                    "is " + time + ", but the parcel was delivered (" + deliveredAt
                            + "); a parcel that turned up again has no " + field
                            + ", and goods that the customer sent back are a return");
        }
    }

    /**
     * Returns what identifies the parcel among all of a customer.
     *
     * @param order key of its order
     */
    public String key(String order) {
        return order + '#' + id;
    }
}
