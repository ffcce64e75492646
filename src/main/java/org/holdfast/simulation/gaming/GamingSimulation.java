package org.holdfast.simulation.gaming;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.churn.ChurnForecasts;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.promise.Promise;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.past.Dealings;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.simulation.scenario.Scenario;

/** Simulates a customer for some months, with one decision a day at noon, and sums the amounts granted by each rule. */
final class GamingSimulation {

    /** Number of simulated days; covers the longest wait and what is granted after it. */
    static final int DAYS = 90;

    private final DecisionModel book;
    private final Decider decider;
    private final Instant start;
    private final ZoneId zone;
    private final List<Promise> promises;
    private final Map<Customer, Map<String, BigDecimal>> cache = new HashMap<>();

    GamingSimulation(DecisionModel book, Decider decider, Scenario scenario) {
        this.book = book.with(ChurnForecasts.only(scenario.forecast()));
        this.decider = decider;
        this.start = scenario.now();
        this.promises = scenario.promises();
        this.zone = CustomerView.of(scenario.customer(), book.viewpoint(start)).zone();
    }

    ZoneId zone() {
        return zone;
    }

    /** Returns the total amount granted, by rule name. */
    Map<String, BigDecimal> granted(Customer customer) {
        return cache.computeIfAbsent(customer, this::simulate);
    }

    private Map<String, BigDecimal> simulate(Customer customer) {
        Map<String, BigDecimal> granted = new HashMap<>();
        List<RecordedAction> past = new ArrayList<>();
        LocalDate first = start.atZone(zone).toLocalDate();
        for (int day = 0; day < DAYS; day++) {
            Instant now = first.plusDays(day).atTime(12, 0).atZone(zone).toInstant();
            ContactHistory history = new ContactHistory(past, Map.of());
            DecisionInput input = new DecisionInput(
                    CustomerView.of(
                            customer,
                            book.viewpoint(now),
                            Dealings.of(promises)
                                    .withActions(history.dealings(book.rules()).actions())),
                    "",
                    null,
                    DecisionMoment.REVIEW,
                    DecisionInput.MAX_ACTIONS,
                    AuthorityLevel.AUTOMATIC,
                    history);
            for (Decision.DecidedAction act :
                    decider.decide(book, input).decision().actions()) {
                past.add(0, accepted(act, "g" + past.size(), now));
                // Obligations are owed and cannot be gamed.
                BigDecimal counted = act.grant().counted();
                if (counted != null && act.action().kind() != ActionKind.OBLIGATION) {
                    granted.merge(act.cause().rule(), counted, BigDecimal::add);
                }
            }
        }
        return granted;
    }

    private static RecordedAction accepted(Decision.DecidedAction act, String id, Instant now) {
        return new RecordedAction(
                id,
                id,
                now,
                act.action(),
                act.cause().rule(),
                act.contact(),
                act.matter(),
                act.grant().counted(),
                act.validUntil(),
                new RecordedAction.LastOutcome(RecordedAction.Status.ACCEPTED, now),
                null,
                null);
    }
}
