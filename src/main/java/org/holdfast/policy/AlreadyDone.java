package org.holdfast.policy;

import java.util.Set;
import org.holdfast.decisions.Guardrail;
import org.holdfast.decisions.PastAct.Status;
import org.holdfast.rules.model.ActionKind;

/**
 * What was done about a thing, an order or a complaint, is not done again, unless the action has a cool-down that says when. Whether an
 * incident is owed more goodwill than it got is {@link OneRemedy}'s to say.
 */
final class AlreadyDone implements Guardrail {

    private static final Set<Status> DONE = Set.of(Status.DELIVERED, Status.ACCEPTED);

    @Override
    public String name() {
        return "already-done";
    }

    @Override
    public Set<ActionKind> kinds() {
        return Kinds.ALL;
    }

    @Override
    public Verdict check(Wanted wanted, Situation situation) {
        String subject = wanted.subject();
        boolean remedy = wanted.action().kind() == ActionKind.GOODWILL && wanted.incident() != null;
        if (subject == null || remedy || wanted.action().repetition().coolDownDays() != null) {
            return Verdict.ALLOWED;
        }
        boolean done = situation.standing().acts().stream()
                .anyMatch(act -> act.isAbout(wanted.action().id(), subject) && DONE.contains(act.status()));
        return done ? Verdict.heldBack("already-done", null) : Verdict.ALLOWED;
    }
}
