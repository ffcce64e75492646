package org.holdfast.guardrails;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.ActionKind;

/**
 * An incident is made good once, wherever it is asked about and under whatever name: see {@link IncidentMatter}. What
 * is worth more than the first remedy pays the difference. Goods that are owed are replaced or refunded once as well;
 * what the law sets a price on is owed each time.
 */
final class SingleRemedyGuardrail extends AbstractGuardrail {

    SingleRemedyGuardrail() {
        super("one-remedy", Set.of(ActionKind.GOODWILL, ActionKind.OBLIGATION), Trait.DEPENDS_ON_CHOSEN);
    }

    @Override
    public Verdict check(ProposedAction wanted, DecisionContext situation) {
        String incident = wanted.incident();
        if (incident == null) {
            return Verdict.ALLOWED;
        }
        return wanted.action().kind() == ActionKind.GOODWILL
                ? goodwill(wanted, incident, situation)
                : owed(wanted, incident, situation);
    }

    private static Verdict goodwill(ProposedAction wanted, String incident, DecisionContext situation) {
        boolean any = false;
        BigDecimal given = BigDecimal.ZERO;
        Set<String> incidents = IncidentMatter.of(incident, situation.view()).incidents();
        for (RecordedAction act :
                incidents.stream().flatMap(situation.standing()::about).toList()) {
            if (act.action().kind() == ActionKind.GOODWILL && counts(act)) {
                any = true;
                given = given.add(act.granted() == null ? BigDecimal.ZERO : act.granted());
            }
        }
        for (var act : situation.chosen()) {
            if (act.action().kind() == ActionKind.GOODWILL
                    && act.matter().incident() != null
                    && incidents.contains(act.matter().incident())
                    && act.actionId() == null) {
                any = true;
                given = given.add(
                        act.grant().granted() == null
                                ? BigDecimal.ZERO
                                : act.grant().granted().amount());
            }
        }
        if (!any) {
            return Verdict.ALLOWED;
        }
        BigDecimal due =
                wanted.amount() == null ? BigDecimal.ZERO : wanted.amount().subtract(given);
        return due.signum() > 0 && !situation.isNothing(due)
                ? new Verdict.Difference(due)
                : Verdict.heldBack("one-remedy", Map.of("incident", incident), null);
    }

    /** The same remedy for goods, under the name of another complaint about the same thing. */
    private static Verdict owed(ProposedAction wanted, String incident, DecisionContext situation) {
        CustomerView view = situation.view();
        if (wanted.action().content().choices().isEmpty()
                || wanted.action().grant().unasked()
                || !view.viewpoint().semantics().joinsComplaintsWithTheirCause()) {
            return Verdict.ALLOWED;
        }
        Stream<String> before = situation.standing().acts().stream()
                .filter(act -> act.action().id().equals(wanted.action().id()) && counts(act))
                .map(past -> past.matter().incident());
        Stream<String> now = situation.chosen().stream()
                .filter(act -> act.action().id().equals(wanted.action().id()))
                .map(act -> act.matter().incident());
        boolean done = Stream.concat(before, now)
                .anyMatch(other ->
                        other != null && !other.equals(incident) && IncidentMatter.isOwedOnce(incident, other, view));
        return done ? Verdict.heldBack("one-remedy", Map.of("incident", incident), null) : Verdict.ALLOWED;
    }

    /** What failed or was turned down has made nothing good. */
    private static boolean counts(RecordedAction act) {
        return act.status() != RecordedAction.Status.FAILED && act.status() != RecordedAction.Status.REJECTED;
    }
}
