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
import org.holdfast.guardrails.LookBack;
import org.holdfast.guardrails.incidents.Incident;
import org.holdfast.guardrails.incidents.Incidents;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.DecisionHistory;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.publishing.LiveRuleBook;
import org.jspecify.annotations.Nullable;

/** Lists the incidents of a customer with the actions that were decided for them. */
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

    /** The state of an incident. */
    public enum State {
        OPEN,
        CLOSED,
        /** An action was decided for it, but the stored facts do not show it, or no longer do. */
        NOT_SEEN;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * An incident.
     *
     * @param openedOn first day, in the customer's time zone; {@code null} when the facts do not show the incident
     * @param closedOn last day; {@code null} while it is open or when the facts do not show it
     * @param acts actions for the incident, the latest first
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
     * Returns all incidents of a customer, the latest first, followed by those that the facts do not show.
     *
     * @throws NotFound when the customer is not stored and has no decisions
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
        ContactHistory history = contactHistories
                .of(Set.of(id), Map.of(), now, new LookBack(book.rules()).reach(now))
                .getOrDefault(id, ContactHistory.NONE);
        CustomerView view = CustomerView.of(customer.facts(), book.viewpoint(now), history.promises());
        return Incidents.of(view, book.rules().limits().incidents().on(view.today(), Map.of()));
    }

    private static Entry notSeen(String id, List<RecordedAction> acts) {
        int colon = id.indexOf(':');
        return new Entry(
                id, colon < 0 ? id : id.substring(0, colon), id.substring(colon + 1), State.NOT_SEEN, null, null, acts);
    }
}
