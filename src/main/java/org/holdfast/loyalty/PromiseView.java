package org.holdfast.loyalty;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.holdfast.facts.promise.Promise;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * A promise to the customer and its current state.
 *
 * @param open not fulfilled yet, and not due
 * @param broken due and not fulfilled in time; {@code null} if the facts do not show it
 * @param kept fulfilled in time; {@code null} if the facts do not show it
 * @param dueInDays calendar days until the last day in the customer's zone; negative if it has passed
 * @param brokenDaysAgo calendar days since the last day; {@code null} unless the promise is broken
 */
public record PromiseView(
        Promise promise,
        boolean open,
        @Nullable Boolean broken,
        @Nullable Boolean kept,
        int dueInDays,
        @Nullable Integer brokenDaysAgo) {

    /** The state of a promise as shown by the facts. */
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
        // The promise is due before dueAt, so the last moment may belong to the previous day.
        int dueInDays = -customerCalendar.ago(DateOrInstant.of(promise.dueAt().minusMillis(1)));
        return new PromiseView(
                promise,
                state == State.OPEN,
                is(state, State.BROKEN),
                is(state, State.KEPT),
                dueInDays,
                state == State.BROKEN ? Integer.valueOf(Math.max(0, -dueInDays)) : null);
    }

    private static @Nullable Boolean is(State state, State expected) {
        return state == State.UNKNOWN ? null : Boolean.valueOf(state == expected);
    }

    private static State delivery(
            Promise promise, @Nullable List<OrderView> orders, Instant now, CustomerCalendar customerCalendar) {
        OrderView order = orders == null
                ? null
                : orders.stream()
                        .filter(each -> each.order().key().equals(promise.subject()))
                        .findFirst()
                        .orElse(null);
        if (order != null && order.cancelled()) {
            return State.KEPT;
        }
        return state(
                promise, order == null ? null : order.fulfilment().deliveredAt(), order != null, now, customerCalendar);
    }

    private static State resolution(
            Promise promise, @Nullable List<ComplaintView> complaints, Instant now, CustomerCalendar customerCalendar) {
        ComplaintView complaint = complaints == null
                ? null
                : complaints.stream()
                        .filter(each -> each.complaint().key().equals(promise.subject()))
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

    /** @param observable whether the facts would show the fulfilment */
    private static State state(
            Promise promise,
            @Nullable DateOrInstant done,
            boolean observable,
            Instant now,
            CustomerCalendar customerCalendar) {
        if (done != null && done.hasCome(now, customerCalendar.zone())) {
            return done.start(customerCalendar.zone()).isBefore(promise.dueAt()) ? State.KEPT : State.BROKEN;
        }
        if (now.isBefore(promise.dueAt())) {
            return State.OPEN;
        }
        return observable ? State.BROKEN : State.UNKNOWN;
    }

    /** Returns {@code open}, {@code kept}, {@code broken} or {@code unknown}. */
    public String status() {
        if (open) {
            return "open";
        }
        if (Objects.equals(kept, true)) {
            return "kept";
        }
        return Objects.equals(broken, true) ? "broken" : "unknown";
    }
}
