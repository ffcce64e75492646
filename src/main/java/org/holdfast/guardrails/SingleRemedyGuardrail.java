package org.holdfast.guardrails;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.guardrails.base.AbstractGuardrail;
import org.holdfast.guardrails.incidents.IncidentMatter;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.ActionKind;

/**
 * Ensures that each {@link IncidentMatter} is compensated once. A remedy worth more than the earlier one is reduced to
 * the difference. Goods that are owed are replaced or refunded once as well; compensation set by law is owed each time.
 */
final class SingleRemedyGuardrail extends AbstractGuardrail {

    SingleRemedyGuardrail() {
        super("one-remedy", Set.of(ActionKind.GOODWILL, ActionKind.OBLIGATION), Trait.DEPENDS_ON_CHOSEN);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        String incident = proposed.incident();
        if (incident == null) {
            return Verdict.ALLOWED;
        }
        return proposed.action().kind() == ActionKind.GOODWILL
                ? goodwill(proposed, incident, context)
                : owed(proposed, incident, context);
    }

    private static Verdict goodwill(ProposedAction proposed, String incident, DecisionContext context) {
        boolean any = false;
        BigDecimal given = BigDecimal.ZERO;
        Set<String> incidents = IncidentMatter.of(incident, context.view()).incidents();
        for (RecordedAction act :
                incidents.stream().flatMap(context.history()::about).toList()) {
            if (act.action().kind() == ActionKind.GOODWILL && counts(act)) {
                any = true;
                given = given.add(act.granted() == null ? BigDecimal.ZERO : act.granted());
            }
        }
        for (var act : context.chosen()) {
            if (act.action().kind() == ActionKind.GOODWILL
                    && act.matter().incident() != null
                    && incidents.contains(act.matter().incident())
                    && act.actionId() == null) {
                any = true;
                given = given.add(Objects.requireNonNullElse(act.grant().counted(), BigDecimal.ZERO));
            }
        }
        if (!any) {
            return Verdict.ALLOWED;
        }
        BigDecimal due =
                proposed.amount() == null ? BigDecimal.ZERO : proposed.amount().subtract(given);
        Verdict.HeldBack done = Verdict.heldBack("one-remedy", Map.of("incident", incident), null);
        return due.signum() > 0 && !context.isNothing(due) ? new Verdict.Difference(due, done) : done;
    }

    /** Holds back the same remedy for goods when another complaint about the same topic received it. */
    private static Verdict owed(ProposedAction proposed, String incident, DecisionContext context) {
        CustomerView view = context.view();
        if (proposed.action().content().choices().isEmpty()
                || proposed.action().grant().unasked()
                || !view.viewpoint().semantics().joinsComplaintsWithTheirCause()) {
            return Verdict.ALLOWED;
        }
        Stream<String> before = context.history().acts().stream()
                .filter(act -> act.action().id().equals(proposed.action().id()) && counts(act))
                .map(past -> past.matter().incident());
        Stream<String> now = context.chosen().stream()
                .filter(act -> act.action().id().equals(proposed.action().id()))
                .map(act -> act.matter().incident());
        boolean done = Stream.concat(before, now)
                .anyMatch(other ->
                        other != null && !other.equals(incident) && IncidentMatter.isOwedOnce(incident, other, view));
        return done ? Verdict.heldBack("one-remedy", Map.of("incident", incident), null) : Verdict.ALLOWED;
    }

    /** Remedies that failed or were rejected do not count. */
    private static boolean counts(RecordedAction act) {
        return act.status() != RecordedAction.Status.FAILED && act.status() != RecordedAction.Status.REJECTED;
    }
}
