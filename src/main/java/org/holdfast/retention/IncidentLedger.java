package org.holdfast.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.PastAct;
import org.holdfast.decisions.Standing;
import org.holdfast.facts.CustomerSource;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.facts.Labels;
import org.holdfast.facts.UnknownThing;
import org.holdfast.history.Histories;
import org.holdfast.history.Standings;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.policy.Incident;
import org.holdfast.policy.Incidents;
import org.holdfast.policy.LookBack;
import org.holdfast.retention.publishing.LiveBook;
import org.jspecify.annotations.Nullable;

/** What went wrong for a customer, as the facts show it, and what was done about it, as we remember it. */
public class IncidentLedger {

    private final LiveBook live;
    private final CustomerSource customers;
    private final Standings standings;
    private final Histories histories;
    private final Clock clock;

    IncidentLedger(LiveBook live, CustomerSource customers, Standings standings, Histories histories, Clock clock) {
        this.live = live;
        this.customers = customers;
        this.standings = standings;
        this.histories = histories;
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
            return Labels.of(this);
        }
    }

    /**
     * An incident.
     *
     * @param openedOn the day it began, in the customer's zone; {@code null} when it is not seen
     * @param closedOn the day it was over; {@code null} while it is open, and when it is not seen
     * @param acts what was decided about it, the latest first
     */
    public record Entry(String id, String type, String subject, State state, @Nullable LocalDate openedOn, @Nullable LocalDate closedOn,
                        List<PastAct> acts) {

        public Entry {
            acts = List.copyOf(acts);
        }
    }

    /**
     * All incidents of a customer, the latest first, and at the end those that are not seen.
     *
     * @throws UnknownThing when the customer is not stored and nothing was ever decided for them
     */
    public List<Entry> of(String customerId) {
        Map<String, List<PastAct>> acts = new LinkedHashMap<>();
        standings.aboutIncidents(customerId).forEach(act -> acts.computeIfAbsent(String.valueOf(act.incident()), id -> new ArrayList<>()).add(act));
        KnownCustomer customer = customers.find(customerId).orElse(null);
        if (customer == null && acts.isEmpty() && !histories.knows(customerId)) {
            throw new UnknownThing("customer", customerId);
        }
        List<Entry> entries = new ArrayList<>();
        for (Incident incident : customer == null ? List.<Incident>of() : seen(customer)) {
            List<PastAct> about = acts.remove(incident.id());
            entries.add(new Entry(incident.id(), incident.type(), incident.subject(), incident.isOpen() ? State.OPEN : State.CLOSED,
                    incident.openedOn(), incident.closedOn(), about == null ? List.of() : about));
        }
        acts.forEach((id, about) -> entries.add(notSeen(id, about)));
        return entries;
    }

    private List<Incident> seen(KnownCustomer customer) {
        DecisionBook book = live.book();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String id = customer.facts().id();
        Standing standing = standings.of(Set.of(id), Map.of(), now, new LookBack(book.rules()).reach(now)).get(id);
        CustomerView view = CustomerView.of(customer.facts(), book.viewpoint(now), standing.promises());
        return Incidents.of(view, book.rules().limits().incidents().on(view.today(), Map.of()));
    }

    private static Entry notSeen(String id, List<PastAct> acts) {
        int colon = id.indexOf(':');
        return new Entry(id, colon < 0 ? id : id.substring(0, colon), id.substring(colon + 1), State.NOT_SEEN, null, null, acts);
    }
}
