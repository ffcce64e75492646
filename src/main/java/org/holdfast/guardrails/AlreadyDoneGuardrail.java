package org.holdfast.guardrails;

import java.util.Set;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.rules.model.ActionKind;

/**
 * What was done about a thing, an order or a complaint, is not done again, unless the action has a cool-down that says
 * when. Whether an incident is owed more goodwill than it got is {@link SingleRemedyGuardrail}'s to say.
 */
final class AlreadyDoneGuardrail extends AbstractGuardrail {

    private static final Set<Status> DONE = Set.of(Status.DELIVERED, Status.ACCEPTED);

    AlreadyDoneGuardrail() {
        super("already-done", ALL);
    }

    @Override
    public Verdict check(ProposedAction wanted, DecisionContext situation) {
        String subject = wanted.subject();
        boolean remedy = wanted.action().kind() == ActionKind.GOODWILL && wanted.incident() != null;
        if (subject == null || remedy || wanted.action().usage().repetition().coolDownDays() != null) {
            return Verdict.ALLOWED;
        }
        boolean done = situation.standing().acts().stream()
                .anyMatch(act -> act.isAbout(wanted.action().id(), subject) && DONE.contains(act.status()));
        return done ? Verdict.heldBack("already-done", null) : Verdict.ALLOWED;
    }
}
