package org.holdfast.guardrails.incidents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Order;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.ComplaintView;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;
import org.holdfast.loyalty.PromiseView;
import org.holdfast.rules.limits.IncidentType;
import org.jspecify.annotations.Nullable;

/**
 * Derives the incidents of a customer from the facts: late orders, orders that arrived incomplete, complaints, and
 * promises that we broke. A late order closes when it arrives or is cancelled, a complaint when it is resolved. Every
 * type also closes after the number of days set in {@code limits.yaml}; incomplete orders and broken promises close
 * only that way, because their end is never reported.
 */
public final class Incidents {

    public static final String LATE_ORDER = "late-order";
    public static final String INCOMPLETE_ORDER = "incomplete-order";
    public static final String COMPLAINT = "complaint";
    public static final String BROKEN_PROMISE = "broken-promise";
    /** Default for types that are not configured: they never close by age and never get too old for a remedy. */
    public static final IncidentType FOREVER = new IncidentType(0, Integer.MAX_VALUE);

    private final CustomerView view;
    private final Map<String, IncidentType> types;
    private final List<Incident> found = new ArrayList<>();

    private Incidents(CustomerView view, Map<String, IncidentType> types) {
        this.view = view;
        this.types = types;
    }

    /** Caches the incidents of a view, since they are needed for every proposal. */
    private static final class Cache {

        private @Nullable Map<String, IncidentType> types;
        private List<Incident> all = List.of();
        private final Map<String, Incident> byId = new HashMap<>();

        Cache under(Map<String, IncidentType> current, CustomerView view) {
            if (!current.equals(types)) {
                types = current;
                all = read(view, current);
                byId.clear();
                all.forEach(each -> byId.putIfAbsent(each.id(), each));
            }
            return this;
        }
    }

    /** Returns all incidents, the latest first. */
    public static List<Incident> of(CustomerView view, Map<String, IncidentType> types) {
        return view.cached(Cache.class, each -> new Cache()).under(types, view).all;
    }

    /** Finds an incident by its id, such as {@code late-order:5512}; {@code null} when there is none. */
    public static @Nullable Incident find(String id, CustomerView view, Map<String, IncidentType> types) {
        return view.cached(Cache.class, each -> new Cache())
                .under(types, view)
                .byId
                .get(id);
    }

    private static List<Incident> read(CustomerView view, Map<String, IncidentType> types) {
        Incidents incidents = new Incidents(view, types);
        if (view.orders() != null) {
            view.orders().forEach(incidents::order);
        }
        if (view.complaints() != null) {
            view.complaints().forEach(incidents::complaint);
        }
        view.promises().forEach(incidents::promise);
        return incidents.found.stream()
                .sorted(Comparator.comparing(Incident::openedOn).reversed().thenComparing(Incident::id))
                .toList();
    }

    private void order(OrderView each) {
        Order order = each.order();
        LocalDate arrived = day(each.fulfilment().deliveredAt());
        DateOrInstant due = each.punctuality().due();
        if (Boolean.TRUE.equals(each.punctuality().late()) && due != null) {
            LocalDate over = arrived != null ? arrived : day(order.cancelledAt());
            add(LATE_ORDER, order.key(), view.dayOf(due), over);
        }
        if (each.shortfall().items() != null && each.shortfall().items() > 0 && arrived != null) {
            add(INCOMPLETE_ORDER, order.key(), arrived, null);
        }
    }

    private void complaint(ComplaintView each) {
        Complaint complaint = each.complaint();
        add(COMPLAINT, complaint.key(), view.dayOf(complaint.openedAt()), day(complaint.resolvedAt()));
    }

    private void promise(PromiseView each) {
        if (Boolean.TRUE.equals(each.broken())) {
            add(BROKEN_PROMISE, each.promise().id(), view.today().plusDays(each.dueInDays()), null);
        }
    }

    private void add(String type, String subject, LocalDate opened, @Nullable LocalDate closed) {
        int days = types.getOrDefault(type, FOREVER).closesAfterDays();
        LocalDate byItself = days == 0 ? null : opened.plusDays(days);
        boolean over = closed == null && byItself != null && !view.today().isBefore(byItself);
        // Clocks of source systems differ: an incident must not close before it opened.
        LocalDate ended = closed != null && closed.isBefore(opened) ? opened : closed;
        found.add(Incident.of(type, subject, opened, over ? byItself : ended));
    }

    /** Returns the day of a past moment; {@code null} for a future one. */
    private @Nullable LocalDate day(@Nullable DateOrInstant time) {
        return time == null || !time.hasCome(view.asOf(), view.zone()) ? null : view.dayOf(time);
    }
}
