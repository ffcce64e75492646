package org.holdfast.loyalty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Observation;
import org.holdfast.facts.Order;
import org.holdfast.facts.Return;
import org.holdfast.facts.Survey;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.identity.RecordIndex;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.fulfilment.ParcelView;
import org.holdfast.loyalty.goods.ReturnView;
import org.jspecify.annotations.Nullable;

/**
 * The records of a customer that exist at the moment of evaluation, oldest first. A list is {@code null} if the records
 * are unknown.
 */
record CustomerRecords(
        @Nullable List<OrderView> orders,
        @Nullable List<ComplaintView> complaints,
        @Nullable List<ReturnView> returns,
        @Nullable List<DatedFact<Survey>> surveys,
        @Nullable List<DatedFact<Interaction>> interactions,
        @Nullable List<DatedFact<Observation>> observations,
        @Nullable List<SubscriptionView> subscriptions,
        @Nullable List<PaymentView> payments) {

    private static final Comparator<OrderView> BY_TIME = Comparator.comparingLong(OrderView::placedDay)
            .thenComparing(view -> view.order().key());

    static CustomerRecords of(Customer facts, CustomerCalendar calendar, ExchangeRates rates) {
        List<OrderView> orders = facts.orders() == null
                ? null
                : withNeverCame(orders(facts.orders(), calendar, rates), facts.complaints(), calendar);
        return new CustomerRecords(
                orders,
                facts.complaints() == null ? null : complaints(facts.complaints(), calendar, orders),
                returns(facts.returns(), calendar, rates, orders),
                DatedFact.known(facts.surveys(), Survey::at, calendar),
                DatedFact.known(facts.interactions(), Interaction::at, calendar),
                DatedFact.known(facts.observations(), Observation::at, calendar),
                facts.subscriptions() == null ? null : subscriptions(facts.subscriptions(), calendar, rates),
                PaymentViews.of(facts, calendar, rates));
    }

    /** Sorts only if necessary: large customers have thousands of orders, mostly in order already. */
    private static List<OrderView> orders(List<Order> orders, CustomerCalendar calendar, ExchangeRates rates) {
        OrderView[] views = new OrderView[orders.size()];
        int count = 0;
        boolean sorted = true;
        for (Order order : orders) {
            if (calendar.hasCome(order.placedAt())) {
                OrderView view = OrderView.of(order, calendar, rates);
                sorted &= count == 0 || BY_TIME.compare(views[count - 1], view) <= 0;
                views[count++] = view;
            }
        }
        if (!sorted) {
            Arrays.sort(views, 0, count, BY_TIME);
        }
        return count == views.length ? List.of(views) : List.of(Arrays.copyOf(views, count));
    }

    /** Marks the orders of which an open complaint says, after their delivery, that they never came. */
    private static List<OrderView> withNeverCame(
            List<OrderView> orders, @Nullable List<Complaint> complaints, CustomerCalendar calendar) {
        List<Complaint> open = new ArrayList<>(0);
        for (Complaint each : complaints == null ? List.<Complaint>of() : complaints) {
            if (each.orderId() != null
                    && ComplaintCause.NEVER_CAME.isNamedBy(each.topic())
                    && calendar.hasCome(each.openedAt())
                    && calendar.known(each.resolvedAt()) == null) {
                open.add(each);
            }
        }
        if (open.isEmpty()) {
            return orders;
        }
        RecordIndex<OrderView> index = new RecordIndex<>(orders, OrderView::order);
        Set<OrderView> missed = new HashSet<>();
        for (Complaint each : open) {
            OrderView order = index.find(each.source(), each.orderId());
            if (order != null && isAfterDelivery(each, order, calendar)) {
                missed.add(order);
            }
        }
        return orders.stream()
                .map(order -> missed.contains(order) ? order.withNeverCame() : order)
                .toList();
    }

    private static boolean isAfterDelivery(Complaint complaint, OrderView order, CustomerCalendar calendar) {
        DateOrInstant delivered = order.fulfilment().firstDelivery();
        return delivered != null && complaint.openedAt().end(calendar.zone()).isAfter(delivered.start(calendar.zone()));
    }

    private static List<ComplaintView> complaints(
            List<Complaint> complaints, CustomerCalendar calendar, @Nullable List<OrderView> orders) {
        if (complaints.isEmpty()) {
            return List.of();
        }
        RecordIndex<OrderView> index = new RecordIndex<>(orders, OrderView::order);
        List<ComplaintView> views = new ArrayList<>(complaints.size());
        for (Complaint complaint : complaints) {
            if (calendar.hasCome(complaint.openedAt())) {
                views.add(ComplaintView.of(complaint, calendar, index.find(complaint.source(), complaint.orderId())));
            }
        }
        return List.copyOf(views);
    }

    private static List<SubscriptionView> subscriptions(
            List<Subscription> subscriptions, CustomerCalendar calendar, ExchangeRates rates) {
        return subscriptions.stream()
                .sorted(Comparator.comparing((Subscription each) -> start(each, calendar))
                        .thenComparing(Subscription::key))
                .map(each -> SubscriptionView.of(each, calendar, rates))
                .toList();
    }

    private static Instant start(Subscription subscription, CustomerCalendar calendar) {
        DateOrInstant start = subscription.startedAt();
        return start == null ? Instant.MIN : start.start(calendar.zone());
    }

    private static @Nullable List<ReturnView> returns(
            @Nullable List<Return> returns,
            CustomerCalendar calendar,
            ExchangeRates rates,
            @Nullable List<OrderView> orders) {
        boolean refer = returns != null && returns.stream().anyMatch(each -> each.orderId() != null);
        RecordIndex<OrderView> index = new RecordIndex<>(refer ? orders : null, OrderView::order);
        List<DatedFact<Return>> known = DatedFact.known(returns, Return::at, calendar);
        return known == null
                ? null
                : known.stream()
                        .map(each -> view(
                                each,
                                index.find(each.fact().source(), each.fact().orderId()),
                                rates))
                        .toList();
    }

    private static ReturnView view(DatedFact<Return> dated, @Nullable OrderView order, ExchangeRates rates) {
        return ReturnView.of(dated.fact(), dated.daysAgo(), order == null ? null : order.order(), rates::toHome);
    }

    /** Returns the parcels of all orders; {@code null} if those of no order are known. */
    @Nullable
    List<ParcelView> parcels() {
        if (orders == null
                || !orders.isEmpty()
                        && orders.stream().allMatch(each -> each.order().parcels() == null)) {
            return null;
        }
        return orders.stream()
                .map(each -> each.fulfilment().parcels())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the number of open complaints; {@code null} if complaints are unknown. */
    @Nullable
    Integer openComplaints() {
        if (complaints == null) {
            return null;
        }
        int open = 0;
        for (ComplaintView complaint : complaints) {
            open += complaint.open() ? 1 : 0;
        }
        return open;
    }

    /** Returns the most recent answer to "would you recommend us?"; {@code null} if there is none. */
    @Nullable
    DatedFact<Survey> lastNps() {
        if (surveys == null) {
            return null;
        }
        for (int i = surveys.size() - 1; i >= 0; i--) {
            if (surveys.get(i).fact().kind() == Survey.Kind.NPS) {
                return surveys.get(i);
            }
        }
        return null;
    }
}
