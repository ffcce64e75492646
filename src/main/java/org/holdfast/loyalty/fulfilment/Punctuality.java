package org.holdfast.loyalty.fulfilment;

import java.util.List;
import java.util.Objects;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * The lateness of an order or a parcel; all values are unknown if no date was promised.
 *
 * @param late whether the promised time has passed, or had passed on arrival
 * @param daysLate calendar days from the promised day to arrival, or to today if it has not arrived; 0 if on time
 * @param daysUntilPromised calendar days until the promised day; negative if it has passed, {@code null} while the
 *     promise rests
 * @param due the time after which it is late; {@code null} while the promise rests
 */
public record Punctuality(
        @Nullable Boolean late,
        @Nullable Integer daysLate,
        @Nullable Integer daysUntilPromised,
        @Nullable DateOrInstant due) {

    static final Punctuality UNKNOWN = new Punctuality(null, null, null, null);
    /** What waits for the customer is not late. */
    static final Punctuality WAITING = new Punctuality(false, 0, null, null);

    /** @param until when it arrived or was cancelled; {@code null} if it is still to come */
    static Punctuality of(@Nullable DateOrInstant due, @Nullable DateOrInstant until, Viewpoint viewpoint) {
        if (due == null) {
            return UNKNOWN;
        }
        boolean late = until == null ? viewpoint.isOver(due) : viewpoint.isBefore(due, until);
        int days = viewpoint.ago(due) - (until == null ? 0 : viewpoint.ago(until));
        return new Punctuality(late, Math.max(0, days), -viewpoint.ago(due), due);
    }

    /** Returns the lateness of an order whose parcels have promises of their own: it is as late as the latest part. */
    Punctuality worst(List<Punctuality> parts) {
        Punctuality worst = this;
        for (Punctuality each : parts) {
            if (each.late != null && each.isWorseThan(worst)) {
                worst = each;
            }
        }
        return worst;
    }

    private boolean isWorseThan(Punctuality other) {
        if (other.late == null || !Objects.equals(late, other.late)) {
            return other.late == null || Boolean.TRUE.equals(late);
        }
        return Boolean.TRUE.equals(late) && orZero(daysLate) > orZero(other.daysLate);
    }

    private static int orZero(@Nullable Integer days) {
        return days == null ? 0 : days;
    }
}
