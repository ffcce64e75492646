package org.holdfast.guardrails;

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
 * What went wrong for a customer, read from the facts: orders later than promised, orders that arrived incomplete,
 * complaints, promises we broke. A late order is over when it arrives or is cancelled, a complaint when it is solved;
 * an incomplete order by age, because its end is never reported. A type closes by itself after the days that
 * {@code limits.yaml} gives it.
 */
public final class Incidents {

    public static final String LATE_ORDER = "late-order";
    public static final String INCOMPLETE_ORDER = "incomplete-order";
    public static final String COMPLAINT = "complaint";
    public static final String BROKEN_PROMISE = "broken-promise";
    /** Where nothing is set for a type: nothing closes by itself, and nothing gets too old. */
    static final IncidentType FOREVER = new IncidentType(0, Integer.MAX_VALUE);

    private final CustomerView view;
    private final Map<String, IncidentType> types;
    private final List<Incident> found = new ArrayList<>();

    private Incidents(CustomerView view, Map<String, IncidentType> types) {
        this.view = view;
        this.types = types;
    }

    /** What was found last for a view: every proposal asks for the same. */
    private static final class Memory {

        private @Nullable Map<String, IncidentType> types;
        private List<Incident> all = List.of();
        private final Map<String, Incident> byId = new HashMap<>();

        Memory under(Map<String, IncidentType> asked, CustomerView view) {
            if (!asked.equals(types)) {
                types = asked;
                all = read(view, asked);
                byId.clear();
                all.forEach(each -> byId.putIfAbsent(each.id(), each));
            }
            return this;
        }
    }

    /** All of them, the latest first. */
    public static List<Incident> of(CustomerView view, Map<String, IncidentType> types) {
        return view.cached(Memory.class, each -> new Memory()).under(types, view).all;
    }

    /** The one of that id, such as {@code late-order:5512}; {@code null} when there is none. */
    static @Nullable Incident find(String id, CustomerView view, Map<String, IncidentType> types) {
        return view.cached(Memory.class, each -> new Memory())
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
        LocalDate arrived = day(order.deliveredAt());
        if (Boolean.TRUE.equals(each.late()) && order.promisedAt() != null) {
            LocalDate over = arrived != null ? arrived : day(order.cancelledAt());
            add(LATE_ORDER, order.id(), view.dayOf(order.promisedAt()), over);
        }
        if (each.missingItems() != null && each.missingItems() > 0 && arrived != null) {
            add(INCOMPLETE_ORDER, order.id(), arrived, null);
        }
    }

    private void complaint(ComplaintView each) {
        Complaint complaint = each.complaint();
        add(COMPLAINT, complaint.id(), view.dayOf(complaint.openedAt()), day(complaint.resolvedAt()));
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
        // Clocks differ a little: nothing is over on the day before it began.
        LocalDate ended = closed != null && closed.isBefore(opened) ? opened : closed;
        found.add(Incident.of(type, subject, opened, over ? byItself : ended));
    }

    /** A day that has come. */
    private @Nullable LocalDate day(@Nullable DateOrInstant time) {
        return time == null || !time.hasCome(view.asOf(), view.zone()) ? null : view.dayOf(time);
    }
}
