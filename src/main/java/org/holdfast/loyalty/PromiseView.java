package org.holdfast.loyalty;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.holdfast.facts.promise.Promise;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * A promise of ours as it stands at the moment.
 *
 * @param open not kept yet, and there is still time
 * @param broken its time is over and it was not kept in time; unknown where the facts do not say
 * @param kept in time; unknown where the facts do not say
 * @param dueInDays calendar days until its last day in the customer's zone, negative when that has passed
 * @param brokenDaysAgo calendar days since its last day; unknown while it is not broken
 */
public record PromiseView(
        Promise promise,
        boolean open,
        @Nullable Boolean broken,
        @Nullable Boolean kept,
        int dueInDays,
        @Nullable Integer brokenDaysAgo) {

    /** What the facts say about it. */
    private enum State {
        OPEN,
        KEPT,
        BROKEN,
        UNKNOWN
    }

    static PromiseView of(
            Promise promise,
            Instant now,
            CustomerCalendar customerCalendar,
            @Nullable List<OrderView> orders,
            @Nullable List<ComplaintView> complaints) {
        State state = switch (promise.keptBy()) {
            case OUTCOME ->
                state(
                        promise,
                        promise.reportedAt() == null ? null : DateOrInstant.of(promise.reportedAt()),
                        true,
                        now,
                        customerCalendar);
            case DELIVERY -> delivery(promise, orders, now, customerCalendar);
            case RESOLUTION -> resolution(promise, complaints, now, customerCalendar);
        };
        // The last moment still belongs to the day before.
        int dueInDays = -customerCalendar.ago(DateOrInstant.of(promise.dueAt().minusMillis(1)));
        boolean settled = state == State.KEPT || state == State.BROKEN;
        return new PromiseView(
                promise,
                state == State.OPEN,
                settled ? Boolean.valueOf(state == State.BROKEN) : state == State.OPEN ? false : null,
                settled ? Boolean.valueOf(state == State.KEPT) : state == State.OPEN ? false : null,
                dueInDays,
                state == State.BROKEN ? Integer.valueOf(Math.max(0, -dueInDays)) : null);
    }

    private static State delivery(
            Promise promise, @Nullable List<OrderView> orders, Instant now, CustomerCalendar customerCalendar) {
        OrderView order = orders == null
                ? null
                : orders.stream()
                        .filter(each -> each.order().id().equals(promise.subject()))
                        .findFirst()
                        .orElse(null);
        if (order != null && order.cancelled()) {
            return State.KEPT;
        }
        return state(
                promise,
                order == null ? null : customerCalendar.known(order.order().deliveredAt()),
                order != null,
                now,
                customerCalendar);
    }

    private static State resolution(
            Promise promise, @Nullable List<ComplaintView> complaints, Instant now, CustomerCalendar customerCalendar) {
        ComplaintView complaint = complaints == null
                ? null
                : complaints.stream()
                        .filter(each -> each.complaint().id().equals(promise.subject()))
                        .findFirst()
                        .orElse(null);
        return state(
                promise,
                complaint == null
                        ? null
                        : customerCalendar.known(complaint.complaint().resolvedAt()),
                complaint != null,
                now,
                customerCalendar);
    }

    /** @param told whether somebody would have told us if it had been done */
    private static State state(
            Promise promise,
            @Nullable DateOrInstant done,
            boolean told,
            Instant now,
            CustomerCalendar customerCalendar) {
        if (done != null && done.hasCome(now, customerCalendar.zone())) {
            return done.start(customerCalendar.zone()).isBefore(promise.dueAt()) ? State.KEPT : State.BROKEN;
        }
        if (now.isBefore(promise.dueAt())) {
            return State.OPEN;
        }
        return told ? State.BROKEN : State.UNKNOWN;
    }

    /** {@code open}, {@code kept}, {@code broken} or {@code unknown}. */
    public String status() {
        return open
                ? "open"
                : Objects.equals(kept, true) ? "kept" : Objects.equals(broken, true) ? "broken" : "unknown";
    }
}
