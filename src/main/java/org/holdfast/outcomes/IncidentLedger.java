package org.holdfast.outcomes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.guardrails.Incident;
import org.holdfast.guardrails.Incidents;
import org.holdfast.guardrails.LookBack;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.DecisionHistory;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.publishing.LiveRuleBook;
import org.jspecify.annotations.Nullable;

/** What went wrong for a customer, as the facts show it, and what was done about it, as we remember it. */
public class IncidentLedger {

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final ContactHistories contactHistories;
    private final DecisionHistory decisionHistory;
    private final Clock clock;

    IncidentLedger(
            LiveRuleBook live,
            CustomerRepository customers,
            ContactHistories contactHistories,
            DecisionHistory decisionHistory,
            Clock clock) {
        this.live = live;
        this.customers = customers;
        this.contactHistories = contactHistories;
        this.decisionHistory = decisionHistory;
        this.clock = clock;
    }

    /** How an incident stands. */
    public enum State {
        OPEN,
        CLOSED,
        /** Something was done about it, but the stored facts do not show it, or not any more. */
        NOT_SEEN;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * An incident.
     *
     * @param openedOn the day it began, in the customer's zone; {@code null} when it is not seen
     * @param closedOn the day it was over; {@code null} while it is open, and when it is not seen
     * @param acts what was decided about it, the latest first
     */
    public record Entry(
            String id,
            String type,
            String subject,
            State state,
            @Nullable LocalDate openedOn,
            @Nullable LocalDate closedOn,
            List<RecordedAction> acts) {

        public Entry {
            acts = List.copyOf(acts);
        }
    }

    /**
     * All incidents of a customer, the latest first, and at the end those that are not seen.
     *
     * @throws NotFound when the customer is not stored and nothing was ever decided for them
     */
    public List<Entry> of(String customerId) {
        Map<String, List<RecordedAction>> acts = new LinkedHashMap<>();
        contactHistories
                .aboutIncidents(customerId)
                .forEach(act -> acts.computeIfAbsent(String.valueOf(act.matter().incident()), id -> new ArrayList<>())
                        .add(act));
        StoredCustomer customer = customers.find(customerId).orElse(null);
        if (customer == null && acts.isEmpty() && !decisionHistory.knows(customerId)) {
            throw new NotFound("customer", customerId);
        }
        List<Entry> entries = new ArrayList<>();
        for (Incident incident : customer == null ? List.<Incident>of() : seen(customer)) {
            List<RecordedAction> about = acts.remove(incident.id());
            entries.add(new Entry(
                    incident.id(),
                    incident.type(),
                    incident.subject(),
                    incident.isOpen() ? State.OPEN : State.CLOSED,
                    incident.openedOn(),
                    incident.closedOn(),
                    about == null ? List.of() : about));
        }
        acts.forEach((id, about) -> entries.add(notSeen(id, about)));
        return entries;
    }

    private List<Incident> seen(StoredCustomer customer) {
        DecisionModel book = live.book();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String id = customer.facts().id();
        ContactHistory standing = contactHistories
                .of(Set.of(id), Map.of(), now, new LookBack(book.rules()).reach(now))
                .get(id);
        CustomerView view = CustomerView.of(customer.facts(), book.viewpoint(now), standing.promises());
        return Incidents.of(view, book.rules().limits().incidents().on(view.today(), Map.of()));
    }

    private static Entry notSeen(String id, List<RecordedAction> acts) {
        int colon = id.indexOf(':');
        return new Entry(
                id, colon < 0 ? id : id.substring(0, colon), id.substring(colon + 1), State.NOT_SEEN, null, null, acts);
    }
}
