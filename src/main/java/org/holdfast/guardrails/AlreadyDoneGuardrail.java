package org.holdfast.guardrails;

import java.util.Set;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.guardrails.base.AbstractGuardrail;
import org.holdfast.rules.model.ActionKind;

/**
 * Holds back an action that was already carried out for the same subject, such as an order or a complaint. Actions with
 * a cool-down are left to {@link CoolDownGuardrail}, and goodwill for an incident to {@link SingleRemedyGuardrail}.
 */
final class AlreadyDoneGuardrail extends AbstractGuardrail {

    private static final Set<Status> DONE = Set.of(Status.DELIVERED, Status.ACCEPTED);

    AlreadyDoneGuardrail() {
        super("already-done", ALL);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        String subject = proposed.subject();
        boolean remedy = proposed.action().kind() == ActionKind.GOODWILL && proposed.incident() != null;
        if (subject == null || remedy || proposed.action().usage().repetition().coolDownDays() != null) {
            return Verdict.ALLOWED;
        }
        boolean done = context.history().acts().stream()
                .anyMatch(act -> act.isAbout(proposed.action().id(), subject) && DONE.contains(act.status()));
        return done ? Verdict.heldBack("already-done", null) : Verdict.ALLOWED;
    }
}
