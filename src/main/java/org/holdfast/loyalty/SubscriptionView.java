package org.holdfast.loyalty;

import java.math.BigDecimal;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.billing.SubscriptionStatus;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as of the moment of a decision. What the CRM states about a later moment is not known yet: a
 * subscription that is cancelled next month still runs.
 *
 * @param status state stated by the CRM, unless it belongs to a later moment
 * @param running whether the customer receives what they subscribed to; a cancelled subscription runs until its end
 * @param cancelled whether it was cancelled, even if it still runs
 * @param cancellationRequested whether the customer asked to cancel, and it is not cancelled yet
 * @param renewsInDays days until it is next extended; negative if that day has passed
 * @param endsInDays days until its last day; negative if that has passed
 * @param homePrice price for each interval, in the company's currency
 */
public record SubscriptionView(
        Subscription subscription,
        @Nullable SubscriptionStatus status,
        @Nullable Boolean running,
        boolean cancelled,
        boolean cancellationRequested,
        @Nullable Integer startedDaysAgo,
        @Nullable Integer renewsInDays,
        @Nullable Integer endsInDays,
        @Nullable Integer cancelRequestedDaysAgo,
        @Nullable Integer cancelledDaysAgo,
        @Nullable BigDecimal homePrice) {

    static SubscriptionView of(Subscription subscription, CustomerCalendar calendar, ExchangeRates rates) {
        SubscriptionStatus status = status(subscription, calendar);
        boolean cancelled =
                calendar.known(subscription.cancelledAt()) != null || status == SubscriptionStatus.CANCELLED;
        return new SubscriptionView(
                subscription,
                status,
                running(subscription, status, cancelled, calendar),
                cancelled,
                !cancelled && calendar.known(subscription.cancelRequestedAt()) != null,
                calendar.agoIfKnown(subscription.startedAt()),
                daysUntil(subscription.renewsAt(), calendar),
                daysUntil(subscription.endsAt(), calendar),
                calendar.agoIfKnown(subscription.cancelRequestedAt()),
                calendar.agoIfKnown(subscription.cancelledAt()),
                rates.toHome(subscription.price(), subscription.currency()));
    }

    private static @Nullable SubscriptionStatus status(Subscription subscription, CustomerCalendar calendar) {
        SubscriptionStatus stated = subscription.status();
        DateOrInstant since =
                stated == SubscriptionStatus.CANCELLED ? subscription.cancelledAt() : subscription.startedAt();
        boolean later = since != null && !calendar.hasCome(since)
                || stated == SubscriptionStatus.ENDED && isToCome(subscription.endsAt(), calendar);
        return later ? null : stated;
    }

    private static @Nullable Boolean running(
            Subscription subscription,
            @Nullable SubscriptionStatus status,
            boolean cancelled,
            CustomerCalendar calendar) {
        DateOrInstant start = subscription.startedAt();
        DateOrInstant end = subscription.endsAt();
        if (start != null && !calendar.hasCome(start) || end != null && calendar.isOver(end)) {
            return false;
        }
        if (cancelled) {
            return end != null;
        }
        if (status != null) {
            return status.isRunning();
        }
        return start == null ? null : Boolean.TRUE;
    }

    private static boolean isToCome(@Nullable DateOrInstant end, CustomerCalendar calendar) {
        return end != null && !calendar.isOver(end);
    }

    private static @Nullable Integer daysUntil(@Nullable DateOrInstant time, CustomerCalendar calendar) {
        return time == null ? null : Integer.valueOf(-calendar.ago(time));
    }

    /** Returns the price of a year, in the company's currency; {@code null} if price or interval are unknown. */
    public @Nullable BigDecimal homePricePerYear() {
        return homePrice == null || subscription.every() == null
                ? null
                : homePrice.multiply(BigDecimal.valueOf(subscription.every().timesPerYear()));
    }
}
