package org.holdfast.guardrails;

import java.util.EnumSet;
import java.util.Set;
import org.holdfast.rules.model.ActionKind;

/** Sets of kinds of action that guardrails look at. */
final class ActionKinds {

    static final Set<ActionKind> ALL = Set.copyOf(EnumSet.allOf(ActionKind.class));
    /** What is owed by law or contract is exempt. */
    static final Set<ActionKind> NOT_OWED = Set.copyOf(EnumSet.complementOf(EnumSet.of(ActionKind.OBLIGATION)));
    /** What is for the customer's pleasure or ours. */
    static final Set<ActionKind> PLEASING = Set.of(ActionKind.REWARD, ActionKind.OFFER);

    private ActionKinds() {}
}
